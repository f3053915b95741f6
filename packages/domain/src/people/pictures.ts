import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The types of image that a person's picture can have. None of them can contain a script. */
export const pictureTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** The maximum size of a picture, in bytes: with base64 around it, it fits into a request. */
export const maxPictureBytes = 128 * 1024;

/** The pixels of a picture's side, as the console makes it from any image. */
export const pictureSide = 256;

type Mark = { readonly at: number; readonly bytes: readonly number[] };

// The beginnings of files, from the PNG specification (5.2), JPEG (ITU T.81, B.1.1.3) and the WebP container (RFC 9649, 2.4).
const marks: Readonly<Record<PictureType, readonly Mark[]>> = {
  "image/png": [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  "image/jpeg": [{ at: 0, bytes: [0xff, 0xd8, 0xff] }],
  "image/webp": [
    { at: 0, bytes: [0x52, 0x49, 0x46, 0x46] },
    { at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  ],
};

/** The type of an image by its own first bytes, regardless of what anyone calls it; null if it is none of these. */
export function pictureTypeOf(image: Uint8Array): PictureType | null {
  const begins = ({ at, bytes }: Mark) => bytes.every((byte, index) => image[at + index] === byte);
  return pictureTypes.find((type) => marks[type].every(begins)) ?? null;
}

/** Can this image be a person's picture? */
export function canSetPicture(image: Uint8Array): Decision {
  return allOf(
    () => (pictureTypeOf(image) === null ? refuse("picture_type", {}, "image") : allowed),
    () =>
      image.length > maxPictureBytes
        ? refuse("picture_too_large", { kilobytes: maxPictureBytes / 1024 }, "image")
        : allowed,
  );
}
