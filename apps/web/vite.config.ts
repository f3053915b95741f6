import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin, type ProxyOptions } from "vite";
import { compression, defineAlgorithm } from "vite-plugin-compression2";

/** The texts of the first load, by their language. */
const frameOf = /src[\\/]texts[\\/](\w+)[\\/](?:frame|common|live|pages|problems|shell)\.ts$/;

/** Has the browser fetch the app with the page, and not only when main.ts, which loads the language first, asks for it. */
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

/** The API beside the development server: what this page asks for comes from the API's own address, as in a build. */
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
  server: { host: "127.0.0.1", port: Number(process.env.CONSOLE_PORT ?? 5173), proxy: { "/api": api } },
  build: {
    outDir: "dist",
    // Browsers since 2024: what they know, such as light-dark(), stays as it is written.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    // One file of styles: a page whose own could not be loaded would be there without them.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few chunks of some size instead of a hundred crumbs: what decides the language, what every page starts with,
        // the domain, and what several pages share.
        codeSplitting: {
          groups: [
            { name: "language", tags: ["$initial"], priority: 4 },
            { name: "app", test: /src[\\/]app\.tsx$/, priority: 3 },
            // Of each language, the texts that every page starts with.
            { name: (id) => `frame-${frameOf.exec(id)?.[1]}`, test: frameOf, priority: 3 },
            { name: "domain", test: /packages[\\/]domain[\\/]src[\\/](?!paths\.ts)/, priority: 2 },
            { name: "icons", test: /@tabler[\\/]icons-react/, priority: 2 },
            { name: "shared", minShareCount: 9, priority: 1 },
          ],
        },
      },
    },
  },
});
