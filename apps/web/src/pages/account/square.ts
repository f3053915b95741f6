import { pictureSide } from "@bailiwick/domain";

/** The part of an image that becomes the picture, in its pixels: the largest square in its center. */
export function centerSquare(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/**
 * The square in the center of an image, made small, as a data URL: WebP, or JPEG where the browser can't write WebP.
 * Where and with what the image was taken is not in it.
 * @throws if the browser can't read the file as an image.
 */
export async function squareOf(file: Blob): Promise<string> {
  const image = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  canvas.width = pictureSide;
  canvas.height = pictureSide;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  // JPEG has no transparency, and what is transparent would be black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, pictureSide, pictureSide);
  context.imageSmoothingQuality = "high";
  const { x, y, side } = centerSquare(image.width, image.height);
  context.drawImage(image, x, y, side, side, 0, 0, pictureSide, pictureSide);
  image.close();
  const webp = canvas.toDataURL("image/webp", 0.9);
  return webp.startsWith("data:image/webp") ? webp : canvas.toDataURL("image/jpeg", 0.9);
}
