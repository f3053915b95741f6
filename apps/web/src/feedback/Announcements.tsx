import "@mantine/notifications/styles.layer.css";
import { Notifications } from "@mantine/notifications";

/** Where what was done, and what failed, is announced. */
export default function Announcements() {
  return <Notifications position="bottom-right" limit={4} />;
}
