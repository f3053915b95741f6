import { writeFileSync } from "node:fs";
import { refusals as german } from "../src/de/refusals.ts";
import { blueprints, printKindBits, printMatrix } from "../src/index.ts";
import { printReasons } from "../src/refusals/print.ts";
import { english } from "../src/refusals/reasons.ts";

const write = (name: string, text: string) => {
  const file = new URL(`../src/${name}`, import.meta.url);
  writeFileSync(file, text);
  console.log(`wrote packages/domain/src/${name}`);
};

write("matrix.golden.txt", printMatrix(Object.values(blueprints)));
write("kind-bits.golden.txt", printKindBits(Object.values(blueprints)));
write("reasons.golden.txt", `${printReasons(english)}\n\n${printReasons(german)}\n`);
