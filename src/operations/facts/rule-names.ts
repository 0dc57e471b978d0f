import {
  fixedRulesPath,
  isDeviceName,
  keptRulesPath,
  parseNamingRules,
  type HostPort,
} from '../../model/index.js';

/**
 * NIC names in the rules of the host's naming script: those of the last boot, and the
 * administrator's.
 */
export async function readRuleNames({
  files,
}: Pick<HostPort, 'files'>): Promise<readonly string[]> {
  const [fixed, kept] = [await files.text(fixedRulesPath), await files.text(keptRulesPath)];
  const rules = parseNamingRules({
    fixed: fixed.known ? fixed.value : null,
    kept: kept.known ? kept.value : null,
  });
  const names = [...rules.lastBoot, ...rules.fixed].map(({ name }) => name);
  return [...new Set(names)].filter(isDeviceName).toSorted();
}
