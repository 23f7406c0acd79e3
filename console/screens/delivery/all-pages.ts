// Every page of a list that is short by nature, such as a publisher's destinations.

type Page<Item> = { items: Item[]; nextCursor: string | null };

export async function allPages<Item>(
  ask: (cursor: { cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Page<Item> = await ask(cursor === null ? {} : { cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return items;
  }
}
