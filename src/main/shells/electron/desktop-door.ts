/** Serves a page what the window can do for it, on a port of its own beside the core's. */
import { EventPublisher, implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain, WebContents } from 'electron'
import { desktopContract } from '../../../shared/desktop/contract.ts'
import type { DesktopNews } from '../../../shared/desktop/model.ts'
import { printOn, savePdf } from './paper.ts'
import { openPrinterMemory } from './printer-memory.ts'

export type DesktopDoor = {
  /** One port a page; it serves that page alone. */
  serve(port: MessagePortMain, contents: WebContents): void
  /** Told to every page. */
  tell(news: DesktopNews): void
}

type Context = { readonly contents: WebContents }

/** Where printers are remembered is known once the program has its own folder. */
export function openDesktopDoor(memoryFolder: () => string): DesktopDoor {
  const publisher = new EventPublisher<{ news: DesktopNews }>({ maxBufferedEvents: 1 })
  const handler = new RPCHandler(makeRouter(publisher, memoryFolder))
  return {
    serve(port, contents) {
      handler.upgrade(port, { context: { contents } })
      port.start()
    },
    tell: (news) => publisher.publish('news', news),
  }
}

function makeRouter(publisher: EventPublisher<{ news: DesktopNews }>, memoryFolder: () => string) {
  const os = implement(desktopContract).$context<Context>()
  const memory = () => openPrinterMemory(memoryFolder())
  return os.router({
    news: os.news.handler(async function* news({ signal }) {
      yield* publisher.subscribe('news', signal === undefined ? {} : { signal })
    }),

    printers: os.printers.handler(async ({ context }) => {
      const remembered = memory()
      const found = await context.contents.getPrintersAsync()
      const printers = found.map(({ name, displayName }) => ({
        name,
        label: displayName === '' ? name : displayName,
        adjust: remembered.adjustOf(name),
      }))
      const last = remembered.lastUsed()
      return { printers, lastUsed: printers.some(({ name }) => name === last) ? last : null }
    }),

    adjustPrinter: os.adjustPrinter.handler(({ input }) => {
      memory().keepAdjust(input.printer, input.adjust)
    }),

    savePdf: os.savePdf.handler(async ({ input, context, errors }) => {
      try {
        const path = await savePdf(context.contents, input.fileName)
        if (path !== null) memory().keepLastUsed(null)
        return { path }
      } catch (cause) {
        throw errors.PDF_FAILED({ cause })
      }
    }),

    print: os.print.handler(async ({ input, context, errors }) => {
      try {
        await printOn(context.contents, input)
      } catch (cause) {
        throw errors.PRINT_FAILED({ cause })
      }
      memory().keepLastUsed(input.printer)
    }),
  })
}
