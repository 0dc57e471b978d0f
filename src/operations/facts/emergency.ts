import {
  emergencyNotePath,
  parseEmergencyNote,
  type EmergencyNote,
  type HostPort,
} from '../../model/index.js';

/** What a XAPI of ours that is in emergency mode has left word of; null: nothing. */
export async function readEmergencyNote(host: HostPort): Promise<EmergencyNote | null> {
  const text = await host.files.text(emergencyNotePath);
  return text.known ? parseEmergencyNote(text.value) : null;
}
