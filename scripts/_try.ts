import { openWorld } from '../test/browser/world.ts';
const t= Date.now();
const w = await openWorld();
console.log(Date.now()-t);
const at = `/api/v1/publishers/${w.publisherId}`;
for (const q of ["ledger","lead-counts","overview"]) console.log(q, JSON.stringify((await w.place.booted.call("GET", `${at}/${q}`)).body).slice(0,3500));
console.log(w.place.booted.lines.filter((l)=>l.level>=40).slice(-5));
await w.close();
