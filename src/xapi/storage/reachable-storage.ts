import {
  isJsonObject,
  jsonList,
  jsonText,
  jsonTexts,
  parseJson,
  type HostPort,
} from '../../model/index.js';

/** The path of the file that describes which storage an embedded host can reach. */
const reachablePath = '/etc/embedded-storage.json';

/** A LUN of an iSCSI target. */
interface Lun {
  readonly id: string;
  readonly scsiId: string;
  readonly vendor: string;
  readonly size: string;
  readonly srs: readonly string[];
}

/** What storage servers offer, and which SRs are there already. */
export interface ReachableStorage {
  readonly nfs: readonly {
    readonly server: string;
    readonly path: string;
    readonly srs: readonly string[];
  }[];
  readonly iscsi: readonly {
    readonly target: string;
    readonly iqn: string;
    readonly luns: readonly Lun[];
  }[];
}

const objects = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  jsonList(value).filter((each) => isJsonObject(each));

/** Reads the storage around an embedded host. A host without a description has none. */
export async function readReachableStorage({
  files,
}: Pick<HostPort, 'files'>): Promise<ReachableStorage> {
  const text = await files.text(reachablePath);
  const read = text.known ? parseJson(text.value) : null;
  const reachable = read?.ok === true && isJsonObject(read.value) ? read.value : {};
  return {
    nfs: objects(reachable['nfs']).map((one) => ({
      server: jsonText(one, 'server'),
      path: jsonText(one, 'path'),
      srs: jsonTexts(one['srs']),
    })),
    iscsi: objects(reachable['iscsi']).map((one) => ({
      target: jsonText(one, 'target'),
      iqn: jsonText(one, 'iqn'),
      luns: objects(one['luns']).map((lun) => ({
        id: jsonText(lun, 'id'),
        scsiId: jsonText(lun, 'scsiId'),
        vendor: jsonText(lun, 'vendor'),
        size: jsonText(lun, 'size'),
        srs: jsonTexts(lun['srs']),
      })),
    })),
  };
}
