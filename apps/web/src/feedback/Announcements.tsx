import "@mantine/notifications/styles.layer.css";
import { Notifications } from "@mantine/notifications";

/** The live region for successes and failures. */
export default function Announcements() {
  return <Notifications position="bottom-right" limit={4} />;
}
