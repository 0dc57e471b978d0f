// Drives a XenAPI server with Xen Orchestra's own library and prints what it saw as one JSON document.
// A program of its own, since the library is an ES module and keeps its event loop going for as long as the process lives.
import { createClient } from 'xen-api';

const { url, transport, watchEvents } = JSON.parse(process.argv[2]);
const seen = {};
const warnings = [];
console.warn = (...words) => warnings.push(words.map(String).join(' '));

const failure = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return { code: error.code, params: error.params };
  }
  return { code: 'none' };
};

/** Resolves when the cache comes to fulfil `done`. */
const cached = (xapi, done) => new Promise((resolve) => {
  const look = () => {
    if (!done()) return;
    xapi.objects.removeListener('finish', look);
    resolve();
  };
  xapi.objects.on('finish', look);
  look();
});

if (watchEvents === false) {
  const wrong = createClient({ url: url.replace('root:', 'root:x'), transport, watchEvents, allowUnauthorized: true });
  seen.wrongPassword = await failure(wrong.connect());
}

const xapi = createClient({ url, transport, watchEvents, debounce: 10, allowUnauthorized: true });
await xapi.connect();
seen.pool = xapi.pool.name_label;
seen.emptyText = xapi.pool.name_description;

const pifs = await xapi.getAllRecords('PIF');
seen.pifs = pifs.length;
seen.fieldSets = new Set(pifs.map((pif) => Object.keys(pif).sort().join())).size;
const vlan = pifs.find((pif) => pif.$ref === 'OpaqueRef:h1-vlan5');
seen.vlan = { VLAN: Number(vlan.VLAN), management: vlan.management, other_config: vlan.other_config, IPv6: vlan.IPv6, gateway: vlan.gateway };
seen.badRef = await failure(xapi.call('PIF.get_record', 'OpaqueRef:none'));
seen.badMethod = await failure(xapi.call('PIF.dance', 'OpaqueRef:h1-eth0'));

const free = await xapi.getRecord('network', 'OpaqueRef:free');
await free.set_name_label('tags <&> "é" \u{1f680}');
await xapi.setFieldEntry('network', 'OpaqueRef:free', 'other_config', 'automatic', 'false');
await free.add_tags('lab');
seen.edited = { name_label: await xapi.getField('network', 'OpaqueRef:free', 'name_label'), other_config: await xapi.getField('network', 'OpaqueRef:free', 'other_config'), tags: await xapi.getField('network', 'OpaqueRef:free', 'tags') };
await xapi.setFieldEntry('network', 'OpaqueRef:free', 'other_config', 'automatic', null);
seen.entryGone = await xapi.getField('network', 'OpaqueRef:free', 'other_config');

const network = { name_label: 'made by a client', name_description: '', MTU: 1500, other_config: {} };
if (watchEvents === false) {
  const task = await xapi.call('Async.network.create', network);
  let record = await xapi.getRecord('task', task);
  while (record.status === 'pending') record = await xapi.getRecord('task', task);
  seen.task = { status: record.status, name: record.name_label, isRef: /<value>OpaqueRef:[0-9a-f-]{36}<\/value>/.test(record.result), progress: Number(record.progress) };
  await xapi.call('task.destroy', task);
  seen.taskGone = await failure(xapi.call('task.get_status', task));
  await xapi.call('host.reset_networking', 'OpaqueRef:h1');
  seen.left = (await xapi.call('PIF.get_all')).length;
} else {
  await xapi.objectsFetched;
  seen.cachedPifs = Object.keys(xapi.objects.indexes.type).includes('PIF') && Object.values(xapi.objects.indexes.type.PIF).length;
  const cachedPif = xapi.getObjectByRef('OpaqueRef:h1-vlan5');
  seen.links = { network: cachedPif.$network.$ref, host: cachedPif.$host.$ref, backwards: cachedPif.$network.$PIFs.map((pif) => pif.$ref).sort() };
  const made = await xapi.callAsync('network.create', network);
  await cached(xapi, () => xapi.getObjectByRef(made, null) !== null);
  seen.made = xapi.getObjectByRef(made).name_label;
  await xapi.call('network.set_name_label', made, 'renamed');
  await cached(xapi, () => xapi.getObjectByRef(made).name_label === 'renamed');
  seen.asyncFailure = await failure(xapi.callAsync('VLAN.create', 'OpaqueRef:h1-eth0', 5000, made));
  await xapi.callAsync('network.destroy', made);
  await cached(xapi, () => xapi.getObjectByRef(made, null) === null);
  await xapi.barrier();
  await xapi.callAsync('host.reset_networking', 'OpaqueRef:h1');
  await cached(xapi, () => Object.values(xapi.objects.indexes.type.PIF).every((pif) => pif.host !== 'OpaqueRef:h1'));
  seen.left = Object.values(xapi.objects.indexes.type.PIF).length;
  await cached(xapi, () => Object.keys(xapi.objects.indexes.type.task ?? {}).length === 0);
}
await xapi.disconnect();
seen.warnings = warnings;
process.stdout.write(JSON.stringify(seen), () => process.exit(0));
