import { type Blueprint, featureWords } from "@bailiwick/domain";
import { Badge, Text } from "@mantine/core";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import classes from "./PlanCard.module.css";

const t = texts.plan;

type Feature = Outputs["organizations"]["plan"]["features"][number];

type Props = { readonly blueprint: Blueprint; readonly features: readonly Feature[] };

/** The features of plans, and whether they are applied here (V40, V63). */
export function Features({ blueprint, features }: Props) {
  return (
    <Section title={t.featuresTitle} description={t.featuresDescription}>
      <ul className={classes.states}>
        {features.map((feature) => {
          const { label, color } = stateOf(feature);
          return (
            <li key={feature.name}>
              <Text size="sm">{featureWords(blueprint, feature.name).name}</Text>
              <Badge color={color}>{label}</Badge>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function stateOf({ wanted, inForce }: Feature): { label: string; color: string } {
  if (wanted) return inForce ? { label: t.open, color: "teal" } : { label: t.opening, color: "yellow" };
  return inForce ? { label: t.closing, color: "yellow" } : { label: t.closed, color: "gray" };
}
