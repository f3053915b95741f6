import { createReadStream } from "node:fs";
import { DeleteObjectCommand, GetObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

/** A bucket of an S3-compatible store; all names in it begin with the prefix, which is empty or ends with a slash. */
export type BucketPlace = { readonly bucket: string; readonly prefix: string };

/** A place for files that is not a folder. Every call throws if the store does not do what it is asked for. */
export type Bucket = {
  /** Where a name is, for people: `s3://bucket/prefix/name`. */
  readonly addressOf: (name: string) => string;
  /** Stores a file of the disk, in parts if it is large. */
  readonly put: (name: string, path: string) => Promise<void>;
  /** What is stored under a name, in chunks. */
  readonly get: (name: string) => Promise<AsyncIterable<Uint8Array>>;
  /** Removes what is stored under a name, if there is anything. */
  readonly remove: (name: string) => Promise<void>;
};

/** A store that says nothing for as long is given up, in milliseconds. */
const silenceMs = 60_000;

/**
 * Opens a bucket by the S3 API. Its address, region and credentials are those of the process's environment, which every tool
 * for S3 reads: `AWS_ENDPOINT_URL_S3`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, or the role of the machine
 * (docs/decisions/105).
 * @param more what a test says instead
 */
export function openBucket({ bucket, prefix }: BucketPlace, more: S3ClientConfig = {}): Bucket {
  const client = new S3Client({
    // Every compatible store understands a path; names of hosts for each bucket need a certificate for each.
    forcePathStyle: true,
    // Not every store knows the newer checksums. What is stored is read back and compared in any case.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: silenceMs, requestTimeout: silenceMs, throwOnRequestTimeout: true },
    ...more,
  });
  const at = (name: string) => ({ Bucket: bucket, Key: `${prefix}${name}` });
  return {
    addressOf: (name) => `s3://${bucket}/${prefix}${name}`,
    put: async (name, path) => {
      const params = { ...at(name), Body: createReadStream(path) };
      await new Upload({ client, params, queueSize: 1 }).done();
    },
    get: async (name) => {
      const { Body } = await client.send(new GetObjectCommand(at(name)));
      if (Body === undefined) throw new Error(`The cold store gave nothing for ${name}.`);
      return Body as AsyncIterable<Uint8Array>;
    },
    remove: async (name) => void (await client.send(new DeleteObjectCommand(at(name)))),
  };
}
