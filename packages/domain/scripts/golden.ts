import { writeFileSync } from "node:fs";
import { blueprints, printMatrix } from "../src/index.ts";

const file = new URL("../src/matrix.golden.txt", import.meta.url);
writeFileSync(file, printMatrix(Object.values(blueprints)));
console.log("wrote packages/domain/src/matrix.golden.txt");
