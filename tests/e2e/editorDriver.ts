import { expect, type Locator, type Page } from '@playwright/test';

/** Drives the editor as a hand does: real mouse moves on the real page. */
export class EditorDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  nodes(): Locator {
    return this.page.locator('.react-flow__node');
  }

  edges(): Locator {
    return this.page.locator('.react-flow__edge');
  }

  node(nodeId: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${nodeId}"]`);
  }

  /** Drags a palette entry onto the canvas, `x`, `y` pixels from its top left, and returns the new node's id. */
  async dragFromPalette(name: string, x: number, y: number): Promise<string> {
    const before = new Set(await this.nodeIds());
    const entry = this.page.locator('nav.palette').getByRole('button', { name, exact: true });
    // the list is longer than the window
    await entry.scrollIntoViewIfNeeded();
    const item = await middle(entry);
    const pane = await this.page.locator('.react-flow__pane').boundingBox();
    if (!pane) throw new Error('There is no canvas');
    await this.page.mouse.move(item.x, item.y);
    await this.page.mouse.down();
    await this.page.mouse.move(item.x + 40, item.y + 20, { steps: 4 });
    await this.page.mouse.move(pane.x + x, pane.y + y, { steps: 8 });
    await this.page.mouse.up();
    await expect(this.nodes()).toHaveCount(before.size + 1);
    const added = (await this.nodeIds()).find((id) => !before.has(id));
    if (added === undefined) throw new Error(`Dropping ${name} added no node`);
    return added;
  }

  /** Drags from a port of one node to the entrance of another. */
  async connect(fromId: string, port: string, toId: string): Promise<void> {
    const count = await this.edges().count();
    const from = await middle(this.node(fromId).locator(`.react-flow__handle.source[data-handleid="${port}"]`));
    const to = await middle(this.node(toId).locator('.react-flow__handle.target'));
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
    await this.page.mouse.move(to.x, to.y, { steps: 6 });
    await this.page.mouse.up();
    await expect(this.edges()).toHaveCount(count + 1);
  }

  async select(nodeId: string): Promise<void> {
    await this.node(nodeId).locator('.cardTitle').click();
  }

  /** Names of a node's ports in the order they are drawn. */
  async ports(nodeId: string): Promise<string[]> {
    const handles = this.node(nodeId).locator('.react-flow__handle.source');
    return handles.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-handleid') ?? ''));
  }

  private nodeIds(): Promise<string[]> {
    return this.nodes().evaluateAll((elements) => elements.map((element) => element.getAttribute('data-id') ?? ''));
  }
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`Not on the screen: ${locator}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
