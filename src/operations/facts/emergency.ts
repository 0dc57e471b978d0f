import {
  emergencyNotePath,
  parseEmergencyNote,
  type EmergencyNote,
  type HostPort,
} from '../../model/index.js';

/** The note that our own XAPI leaves in emergency mode; null: there is none. */
export async function readEmergencyNote(host: HostPort): Promise<EmergencyNote | null> {
  const text = await host.files.text(emergencyNotePath);
  return text.known ? parseEmergencyNote(text.value) : null;
}
