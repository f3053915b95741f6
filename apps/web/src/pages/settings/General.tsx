import { canOffer } from "@bailiwick/domain";
import { Stack } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { DescriptionForm } from "./DescriptionForm.tsx";
import { LocaleForm } from "./LocaleForm.tsx";
import { NameForm } from "./NameForm.tsx";
import { ReadOnly } from "./ReadOnly.tsx";
import { SlugForm } from "./SlugForm.tsx";

const t = texts.settings;

/**
 * Name, description, slug, time zone and language (V17, V21, V37, V50, M64, C1-C9); read-only for others, with the
 * reason.
 */
export function General() {
  const here = useWorkspace();
  const { workspace, actor, facts } = here;
  const decision = canOffer(actor, "rename", facts);
  const { id, slug } = workspace;
  return (
    <Stack gap="lg">
      <ReadOnly decision={decision} why={<Why here={here} permission="workspace:update" />} />
      <Section title={t.nameTitle} description={t.nameDescription}>
        <NameForm key={id} workspace={workspace} decision={decision} />
      </Section>
      <Section title={t.descriptionTitle} description={t.descriptionDescription}>
        <DescriptionForm key={id} workspace={workspace} decision={decision} />
      </Section>
      <Section title={t.slugTitle} description={t.slugDescription}>
        <SlugForm key={`${id} ${slug}`} here={here} />
      </Section>
      <Section title={t.localeTitle} description={t.localeDescription}>
        <LocaleForm key={id} workspace={workspace} decision={decision} />
      </Section>
    </Stack>
  );
}
