import { can } from "@bailiwick/domain";
import { Stack, TextInput } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { DescriptionForm } from "./DescriptionForm.tsx";
import { NameForm } from "./NameForm.tsx";

const says = texts.settings;

/** Name, description, and the slug with why it stays (V17, V21, V37, V50, M64). */
export function General() {
  const { workspace, actor, blueprint } = useWorkspace();
  const decision = can(actor, "workspace:update");
  return (
    <Stack gap="lg">
      <Section title={says.nameTitle} says={says.nameSays}>
        <NameForm key={`${workspace.id} ${workspace.name}`} workspace={workspace} decision={decision} />
      </Section>
      <Section title={says.descriptionTitle} says={says.descriptionSays}>
        <DescriptionForm
          key={`${workspace.id} ${workspace.description}`}
          workspace={workspace}
          decision={decision}
        />
      </Section>
      <Section title={says.slugTitle} says={says.slugSays}>
        <TextInput
          aria-label={says.slugTitle}
          description={says.slugKept[blueprint.slug.changedBy]}
          value={workspace.slug}
          readOnly
          variant="filled"
          leftSection="/ws/"
          leftSectionWidth={48}
          maw={420}
          inputWrapperOrder={["label", "input", "error", "description"]}
        />
      </Section>
    </Stack>
  );
}
