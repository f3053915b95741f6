/** The addresses of files start with it; what follows is what their keys in an S3 bucket would be. */
export const storageRoot = "/storage";
