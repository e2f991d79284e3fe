/** Looks a page over as it is now: for everybody's eyes and hands, on a phone and a desk, by day and night. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { AxeResults, RunOptions } from 'axe-core'

/** To be put into every document of a window before it is looked over: that costs the least. */
export const AXE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** Set it to a folder to get a picture of every page that is looked over. */
const PICTURES_TO = process.env['PICTURES_TO']

const HEIGHT = 800
/** "Luwte", what one does there, and on the workbench a count. */
const NEUTRAL_TITLE =
  /^(\(\d+\) )?Luwte( – (lezen|schrijven|inloggen|van mij|hulp|over|werk|beheer))?$/
type Look = { width: number; colorScheme: 'light' | 'dark'; rules: RunOptions }

const COLOURS: RunOptions = { runOnly: ['color-contrast'] }
const PHONE: Look[] = [
  { width: 360, colorScheme: 'light', rules: {} },
  { width: 360, colorScheme: 'dark', rules: COLOURS },
]
const DESK: Look[] = [
  { width: 1280, colorScheme: 'light', rules: {} },
  { width: 1280, colorScheme: 'dark', rules: COLOURS },
]

async function violations(page: Page, rules: RunOptions): Promise<string[]> {
  const results = (await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run(o: unknown): Promise<unknown> } }).axe.run(options),
    { ...rules, resultTypes: ['violations'], preload: false },
  )) as AxeResults
  return results.violations.map(({ id, nodes }) => {
    const [first] = nodes
    return `${id} at ${nodes.length} places: ${first?.html.slice(0, 160)} ${first?.failureSummary}`
  })
}

/** Buttons, fields and links that stand alone and are lower than a fingertip. */
async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const found: string[] = []
    for (const target of document.querySelectorAll<HTMLElement>(
      'a[href], button, select, textarea, summary, input:not([type="hidden"])',
    )) {
      const style = getComputedStyle(target)
      if (!target.checkVisibility({ checkVisibilityCSS: true })) continue
      const skipLink = target.className === 'skip'
      const box = (
        target.matches('[type="radio"], [type="checkbox"]')
          ? (target.closest('label') ?? target)
          : target
      ).getBoundingClientRect()
      // A link within a sentence has the sentence's height (WCAG 2.5.8, inline).
      const block = target.parentElement
      const rest = (block?.textContent ?? '').replace(target.textContent ?? '', '').trim()
      const inline = target.matches('a') && style.display === 'inline' && /\p{L}{2}/u.test(rest)
      if (skipLink || inline || box.height >= 43.5) continue
      const kind = `${block?.tagName}.${block?.className} > ${target.tagName}.${target.className}`
      if (found.some((line) => line.includes(kind))) continue
      found.push(`${kind}: ${Math.round(box.height)} px high: ${target.outerHTML.slice(0, 120)}`)
    }
    return found
  })
}

/** How far the page is wider than its window. */
async function tooWide(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: HEIGHT })
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 100))
    return [`${scrollWidth} px wide at ${clientWidth}: ${wide.at(-1)}`]
  })
}

/** What stays behind on a device: a title that tells the subject, or anything stored by the page. */
async function tellTales(page: Page): Promise<string[]> {
  const title = await page.title()
  // Looked at, to see that no page uses them.
  // oxlint-disable-next-line no-restricted-globals
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length)
  return [
    ...(NEUTRAL_TITLE.test(title) ? [] : [`the title is ${title}`]),
    ...(kept === 0 ? [] : ['the page keeps something in its storage']),
  ]
}

/**
 * Looks the page over: on a phone, and where `desk` is true on a desk too. Answers what is wrong, each
 * with the page's name.
 */
export async function inspect(page: Page, name: string, desk: boolean): Promise<string[]> {
  const wrong = [
    ...(await tellTales(page)),
    ...(await tooWide(page)),
    ...(await smallTargets(page)),
  ]
  for (const { width, colorScheme, rules } of desk ? [...PHONE, ...DESK] : PHONE) {
    await page.setViewportSize({ width, height: HEIGHT })
    await page.emulateMedia({ colorScheme })
    const look = `${width} ${colorScheme}`
    wrong.push(...(await violations(page, rules)).map((line) => `${look}: ${line}`))
    if (PICTURES_TO !== undefined) {
      mkdirSync(PICTURES_TO, { recursive: true })
      const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${width}-${colorScheme}.png`
      await page.screenshot({ path: join(PICTURES_TO, file), fullPage: true })
    }
  }
  return wrong.map((line) => `${name}: ${line}`)
}
