import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin, type ProxyOptions } from "vite";
import { compression, defineAlgorithm } from "vite-plugin-compression2";

/** The texts of the first load, by language. */
const frameOf = /src[\\/]texts[\\/](\w+)[\\/](?:frame|common|live|pages|problems|shell)\.ts$/;

/** The domain's words in a language, which only its readers load. */
const wordsOf = /(?:src[\\/]texts[\\/](\w+)[\\/]domain\.ts|packages[\\/]domain[\\/]src[\\/](de)[\\/].+)$/;

/** The nouns whose pages are one chunk each. */
const pagesOf =
  /src[\\/]pages[\\/](identity|audit|integrations|invitations|keys|members|plan|teams|tokens)[\\/]/;

/**
 * Makes the browser fetch the app with the page, and not only when main.ts, which loads the language first, imports it.
 */
function appAhead(): Plugin {
  return {
    name: "app-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const app = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith("/src/app.tsx")));
        if (app === undefined) throw new Error("The build has no chunk of app.tsx.");
        const firstQuery = [
          app,
          ...chunks.filter(({ fileName, isEntry }) => !isEntry && app.imports.includes(fileName)),
        ];
        return firstQuery.map(
          ({ fileName }): HtmlTagDescriptor => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${fileName}` },
            injectTo: "head",
          }),
        );
      },
    },
  };
}

const apiUrl = `http://127.0.0.1:${process.env.PORT || 4000}`;

/** The API beside the development server: the page calls the API at its own origin, as in a build. */
const api: ProxyOptions = {
  target: apiUrl,
  changeOrigin: true,
  configure: (proxy) => {
    proxy.on("proxyReq", (request) => {
      if (request.hasHeader("origin")) request.setHeader("origin", apiUrl);
      if (request.hasHeader("sec-fetch-site")) request.setHeader("sec-fetch-site", "same-origin");
    });
  },
};

/** Each text file of the build also as .br and .gz: the server sends them as they are. */
const precompressed = compression({
  include: /\.(js|css|svg)$/,
  threshold: 0,
  algorithms: [defineAlgorithm("gzip", { level: 9 }), "brotliCompress"],
});

export default defineConfig({
  plugins: [react(), appAhead(), precompressed],
  resolve: {
    alias: [
      // React has had this since version 18: the first load needs no substitute for older ones.
      {
        find: "use-sync-external-store/shim/with-selector",
        replacement: "use-sync-external-store/with-selector",
      },
      // The domain's tests check the built-in blueprints, and the server those of its operator: no browser does it again.
      {
        find: /^\.\/blueprint-rules\.ts$/,
        replacement: resolve(import.meta.dirname, "src/blueprint-rules.ts"),
      },
    ],
  },
  server: { host: "127.0.0.1", port: Number(process.env.CONSOLE_PORT ?? 5173), proxy: { "/api": api } },
  build: {
    outDir: "dist",
    // Browsers since 2024: features they have, such as light-dark(), are not transpiled.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    // One stylesheet: a page whose own styles failed to load would be unstyled.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few chunks of some size instead of a hundred small ones: the language selection, the first load, the domain,
        // and what several pages share.
        codeSplitting: {
          groups: [
            { name: "language", tags: ["$initial"], priority: 4 },
            { name: "app", test: /src[\\/]app\.tsx$/, priority: 3 },
            // For each language, the texts of the first load.
            { name: (id) => `frame-${frameOf.exec(id)?.[1]}`, test: frameOf, priority: 3 },
            { name: "domain", test: /packages[\\/]domain[\\/]src[\\/](?!paths\.ts|de[\\/])/, priority: 3 },
            // After the domain, which they refer to.
            {
              name: (id) => `words-${wordsOf.exec(id)?.slice(1).find(Boolean)}`,
              test: wordsOf,
              priority: 2,
            },
            { name: "icons", test: /@tabler[\\/]icons-react/, priority: 2 },
            // What more than a dozen of the hundred chunks use.
            { name: "shared", minShareCount: 14, priority: 1 },
            // The first load names every chunk: the small pages before signing in are one, and so are those of some nouns.
            { name: (id) => pagesOf.exec(id)?.[1], test: pagesOf },
            // So is what several pages of resources share.
            {
              name: "resources",
              test: /src[\\/]pages[\\/]resources[\\/](?!KindCharts|Shares|chartData)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
