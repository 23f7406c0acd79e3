// What HubSpot does with contacts, leads and deals, for the fake of it: unique values, values checked, partial failures.
import type { z } from 'zod';
import type { Answer } from './http-far-side.ts';
import {
  updateBody,
  type createBody,
  type linksBody,
  type readBody,
  type searchBody,
  type upsertBody,
} from './hubspot-requests.ts';
import {
  answerOf,
  conflict,
  failed,
  invalid,
  moment,
  standardProperties,
  type Problem,
  type Thing,
} from './hubspot-things.ts';

export class HubSpotStore {
  readonly token = 'pat-eu1-5c9e1c0a-77d2-4e0f-9d3b-2f6a51d0c0de';
  readonly contacts = new Map<string, Thing>();
  readonly leads = new Map<string, Thing>();
  readonly deals = new Map<string, Thing>();
  /** Deals by contact. */
  readonly dealsOf = new Map<string, string[]>();
  readonly properties = standardProperties();
  readonly scopes = new Set(
    ['contacts', 'leads', 'deals', 'owners'].flatMap((objects) =>
      ['read', 'write'].map((right) => `crm.objects.${objects}.${right}`),
    ),
  );
  #refused = -1;
  #last = 100;

  /** The next call with several records refuses the one at this place. */
  refuseOne(at: number): void {
    this.#refused = at;
  }

  /** Somebody there changes a record, or a call does. */
  change(thing: Thing, properties: Record<string, string>, at = moment()): void {
    for (const [name, value] of Object.entries(properties)) {
      if (thing.properties[name] === value) continue;
      thing.properties[name] = value;
      thing.history.unshift({ name, value, timestamp: at });
    }
    thing.properties['lastmodifieddate'] = at;
  }

  #make(objects: 'contacts' | 'leads', properties: Record<string, string>): Thing {
    const thing: Thing = { id: String(++this.#last), properties: { createdate: moment() }, history: [] };
    this.change(thing, properties);
    this[objects].set(thing.id, thing);
    return thing;
  }

  /** As HubSpot checks values: what there is no property for, what is not in the list, what is taken. */
  #problemWith(
    objects: 'contacts' | 'leads',
    properties: Record<string, string>,
    self: string | null,
  ): Problem | null {
    for (const [name, value] of Object.entries(properties)) {
      const property = this.properties[objects].get(name);
      if (!property) return invalid(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
      if (property.modificationMetadata?.readOnlyValue)
        return invalid(name, 'READ_ONLY_VALUE', `"${name}" is a read only property`);
      if (property.options.length > 0 && !property.options.some((option) => option.value === value))
        return invalid(name, 'INVALID_OPTION', `${value} was not one of the allowed options`);
      if (value.length > 65_536) return invalid(name, 'VALUE_TOO_LONG', 'the value is too long');
      if (name === 'email' && (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) || value.endsWith('.invalid')))
        return invalid(name, 'INVALID_EMAIL', `Email address ${value} is invalid`);
      if (name !== 'email' && !property.hasUniqueValue) continue;
      const owner = this.#find(objects, name, value);
      if (!owner || owner.id === self) continue;
      if (name === 'email') return conflict(owner.id);
      return invalid(name, 'CONFLICTING_UNIQUE_VALUE', `${owner.id} already has that value.`);
    }
    return null;
  }

  #find(objects: 'contacts' | 'leads', name: string, value: string) {
    const wanted = value.toLowerCase();
    for (const thing of this[objects].values())
      if (thing.properties[name]?.toLowerCase() === wanted) return thing;
    return undefined;
  }

  #notUnique(objects: 'contacts' | 'leads', name: string) {
    return name !== 'email' && this.properties[objects].get(name)?.hasUniqueValue !== true
      ? failed(400, 'VALIDATION_ERROR', `Unable to perform update/upsert by non-unique property ${name}`)
      : null;
  }

  #many(
    inputs: { objectWriteTraceId: string }[],
    status: number,
    one: (at: number) => Thing | Problem,
  ): Answer {
    const place = inputs.length > 1 ? this.#refused : -1;
    if (inputs.length > 1) this.#refused = -1;
    const results: unknown[] = [];
    const errors: unknown[] = [];
    inputs.forEach(({ objectWriteTraceId }, at) => {
      const made = at === place ? invalid('jobtitle', 'INVALID_OPTION', 'not this one') : one(at);
      if ('properties' in made)
        results.push({ id: made.id, properties: made.properties, objectWriteTraceId });
      else errors.push({ ...made, context: { ...made.context, objectWriteTraceId: [objectWriteTraceId] } });
    });
    if (errors.length === 0) return answerOf(status, { status: 'COMPLETE', results });
    // One record alone fails as a whole call does.
    if (inputs.length === 1)
      return answerOf((errors[0] as Problem).category === 'CONFLICT' ? 409 : 400, errors[0]);
    return answerOf(207, { status: 'COMPLETE', results, errors, numErrors: errors.length });
  }

  upsert(body: z.infer<typeof upsertBody>): Answer {
    const { inputs } = body;
    const by = inputs[0]!.idProperty;
    if (inputs.some(({ idProperty }) => idProperty !== by))
      return failed(400, 'VALIDATION_ERROR', 'All inputs must have the same idProperty');
    const ids = inputs.map(({ id }) => id.toLowerCase());
    if (new Set(ids).size < ids.length)
      return failed(400, 'VALIDATION_ERROR', 'Duplicate IDs found in batch input');
    const unfit = this.#notUnique('contacts', by);
    if (unfit) return unfit;
    const self = (at: number) => this.#find('contacts', by, inputs[at]!.id)?.id ?? null;
    // By e-mail it is all or nothing.
    if (by === 'email' && inputs.length > 1)
      for (const [at, { properties }] of inputs.entries()) {
        const problem = this.#problemWith('contacts', properties, self(at));
        if (problem) return answerOf(problem.category === 'CONFLICT' ? 409 : 400, problem);
      }
    return this.#many(inputs, 200, (at) => {
      const { id, properties } = inputs[at]!;
      const problem = this.#problemWith('contacts', { ...properties, [by]: id }, self(at));
      if (problem) return problem;
      const there = this.#find('contacts', by, id);
      if (!there) return this.#make('contacts', { ...properties, [by]: id });
      this.change(there, properties);
      return there;
    });
  }

  createLeads({ inputs }: z.infer<typeof createBody>): Answer {
    return this.#many(inputs, 201, (at) => {
      const { properties, associations } = inputs[at]!;
      if (!properties['hs_lead_name']) return invalid('hs_lead_name', 'REQUIRED_FIELD', 'a name is needed');
      if (!this.contacts.has(associations[0].to.id))
        return { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'no such contact', context: {} };
      return this.#problemWith('leads', properties, null) ?? this.#make('leads', properties);
    });
  }

  read(objects: 'contacts' | 'leads' | 'deals', body: z.infer<typeof readBody>): Answer {
    const { idProperty, inputs, properties, propertiesWithHistory: history } = body;
    if (inputs.length > (history.length > 0 ? 50 : 100))
      return failed(400, 'VALIDATION_ERROR', 'too many inputs');
    if (idProperty !== undefined && objects !== 'deals') {
      const unfit = this.#notUnique(objects, idProperty);
      if (unfit) return unfit;
    }
    const results = inputs.flatMap(({ id }) => {
      const thing =
        idProperty === undefined || objects === 'deals'
          ? this[objects].get(id)
          : this.#find(objects, idProperty, id);
      return thing ? [shown(thing, properties, history)] : [];
    });
    const numErrors = inputs.length - results.length;
    return answerOf(numErrors === 0 ? 200 : 207, { status: 'COMPLETE', results, numErrors });
  }

  search({ filterGroups, limit, properties }: z.infer<typeof searchBody>): Answer {
    const [has, since] = filterGroups[0].filters;
    const found = [...this.contacts.values()]
      .filter((thing) => thing.properties[has.propertyName] !== undefined)
      .filter((thing) => Date.parse(thing.properties['lastmodifieddate']!) > Number(since.value))
      .toSorted((a, b) => a.properties['lastmodifieddate']!.localeCompare(b.properties['lastmodifieddate']!));
    const results = found.slice(0, limit).map((thing) => shown(thing, properties, []));
    return answerOf(200, { total: found.length, results });
  }

  update(objects: 'contacts' | 'leads', path: string, body: unknown): Answer {
    const url = new URL(path, 'http://hubspot');
    const id = decodeURIComponent(url.pathname.split('/').at(-1)!);
    const by = url.searchParams.get('idProperty');
    const there = by === null ? this[objects].get(id) : this.#find(objects, by, id);
    if (!there) return failed(404, 'OBJECT_NOT_FOUND', 'resource not found');
    const { properties } = updateBody.parse(body);
    const problem = this.#problemWith(objects, properties, there.id);
    if (problem) return answerOf(problem.category === 'CONFLICT' ? 409 : 400, problem);
    this.change(there, properties);
    return answerOf(200, { id: there.id, properties: there.properties });
  }

  links({ inputs }: z.infer<typeof linksBody>): Answer {
    const results = inputs.flatMap(({ id }) => {
      const to = (this.dealsOf.get(id) ?? []).map((deal) => ({ toObjectId: Number(deal) }));
      return to.length === 0 ? [] : [{ from: { id }, to }];
    });
    return answerOf(results.length === inputs.length ? 200 : 207, { results });
  }
}

function shown({ id, properties, history }: Thing, names: string[], withHistory: string[]) {
  const some = Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
  return {
    id,
    properties: some,
    ...(withHistory.length > 0 && {
      propertiesWithHistory: Object.fromEntries(
        withHistory.map((name) => [name, history.filter((entry) => entry.name === name)]),
      ),
    }),
  };
}
