import { expect, test } from "vitest";
import { canSetPicture, maxPictureBytes, pictureTypeOf } from "./pictures.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);

test("an image's type is what its first bytes are", () => {
  expect(pictureTypeOf(png)).toBe("image/png");
  expect(pictureTypeOf(jpeg)).toBe("image/jpeg");
  expect(pictureTypeOf(bytes("RIFF....WEBPVP8 "))).toBe("image/webp");
});

test.each([
  ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["a page", "<!doctype html><script>alert(1)</script>"],
  ["a GIF", "GIF89a"],
  ["a sound in the same container as WebP", "RIFF....WAVEfmt "],
  ["a file that only mentions PNG", " \u0089PNG\r\n"],
  ["nothing", ""],
])("%s is no picture", (_, text) => {
  expect(pictureTypeOf(bytes(text))).toBeNull();
  expect(canSetPicture(bytes(text))).toMatchObject({ allowed: false, reason: "picture_type" });
});

test("a picture has a maximum size", () => {
  const sized = (length: number) => {
    const image = new Uint8Array(length);
    image.set(jpeg);
    return image;
  };
  expect(canSetPicture(sized(maxPictureBytes))).toEqual({ allowed: true });
  expect(canSetPicture(sized(maxPictureBytes + 1))).toMatchObject({
    allowed: false,
    reason: "picture_too_large",
    params: { kilobytes: 128 },
  });
});
