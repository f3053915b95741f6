import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
const secret = "a secret of the store";

/** What the store does with what it is given or asked for. */
export type StoreFault = "refuses" | "changes" | null;

/**
 * A store with the S3 API on this machine, for the length of a test. It checks each signature (AWS Signature Version 4) with
 * code of its own, and the hash of what it gets.
 */
export async function startStore() {
  const store = { objects: new Map<string, Buffer>(), fault: null as StoreFault, calls: [] as string[] };
  const parts: Buffer[] = [];
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => serve(request, Buffer.concat(chunks), answer));
  });
  function serve(request: IncomingMessage, body: Buffer, answer: ServerResponse): void {
    const { pathname: name, searchParams: query } = new URL(request.url ?? "", "http://store");
    const sayXml = (status: number, xml: string) =>
      answer.writeHead(status, { "content-type": "application/xml" }).end(xml);
    const refuse = (status: number, code: string) =>
      sayXml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    store.calls.push(`${request.method} ${name}`);
    if (request.headers["x-amz-content-sha256"] !== sha256(body)) return void refuse(400, "BadDigest");
    if (!isSigned(request)) return void refuse(403, "SignatureDoesNotMatch");
    if (store.fault === "refuses") return void refuse(403, "AccessDenied");
    const keep = (content: Buffer) =>
      store.objects.set(
        name,
        store.fault === "changes" ? Buffer.concat([content, Buffer.from("x")]) : content,
      );
    const found = store.objects.get(name);
    switch (
      `${request.method}${query.has("uploads") ? " begins" : query.has("uploadId") ? " in parts" : ""}`
    ) {
      case "POST begins":
        parts.length = 0;
        return void sayXml(
          200,
          "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>",
        );
      case "PUT in parts":
        parts[Number(query.get("partNumber")) - 1] = body;
        return void answer.writeHead(200, { etag: `"${sha256(body)}"` }).end();
      case "POST in parts":
        keep(Buffer.concat(parts));
        return void sayXml(
          200,
          "<CompleteMultipartUploadResult><ETag>1</ETag></CompleteMultipartUploadResult>",
        );
      case "PUT":
        keep(body);
        return void answer.writeHead(200, { etag: '"1"' }).end();
      case "DELETE":
        store.objects.delete(name);
        return void answer.writeHead(204).end();
      default:
        if (found === undefined) return void refuse(404, "NoSuchKey");
        return void answer.writeHead(200).end(found);
    }
  }
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: secret };
  return { store, settings: { endpoint, region: "eu-central-1", credentials, maxAttempts: 1 } };
}

/** What a tool for S3 reads from its environment, to reach the store. */
export const environmentOf = ({
  endpoint,
  region,
  credentials,
}: Awaited<ReturnType<typeof startStore>>["settings"]) => ({
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});

/** Whether a request is signed with the store's secret, as "Create a signed AWS API request" describes. */
function isSigned({ method, url = "", headers }: IncomingMessage): boolean {
  const match =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w{64})$/.exec(
      headers.authorization ?? "",
    );
  if (match === null) return false;
  const [, , day = "", region = "", names = "", signature] = match;
  const canonical = names
    .split(";")
    .map((name) => `${name}:${String(headers[name]).trim()}\n`)
    .join("");
  const [path, query = ""] = url.split("?");
  const sorted = query
    .split("&")
    .filter((each) => each !== "")
    .map((each) => (each.includes("=") ? each : `${each}=`))
    .toSorted()
    .join("&");
  const request = [method, path, sorted, canonical, names, headers["x-amz-content-sha256"]].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(request)].join("\n");
  const key = ["s3", "aws4_request"].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region));
  return hmac(key, text).toString("hex") === signature;
}
