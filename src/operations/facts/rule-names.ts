import { isDeviceName, type HostPort } from '../../model/index.js';

const folder = '/etc/sysconfig/network-scripts/interface-rename-data';

/**
 * NIC names in the rules of the host's naming script: those of the last boot, and the
 * administrator's.
 */
export async function readRuleNames({
  files,
}: Pick<HostPort, 'files'>): Promise<readonly string[]> {
  const [dynamic, fixed] = [
    await files.text(`${folder}/dynamic-rules.json`),
    await files.text(`${folder}/static-rules.conf`),
  ];
  const [, after = ''] = (dynamic.known ? dynamic.value : '').split('"lastboot"');
  const lastBoot = after.split('"old"')[0] ?? '';
  const names = [
    ...lastBoot.split('"'),
    ...(fixed.known ? fixed.value.split('\n') : []).map((line) => line.split(':')[0]?.trim() ?? ''),
  ];
  return [...new Set(names)]
    .filter((name) => isDeviceName(name) && /^eth\d+$/.test(name))
    .toSorted();
}
