/** As much of a browser as a logout needs: a cookie jar, links and forms. */
import { Cookie, CookieJar } from 'tough-cookie'

interface Body {
  /** Undefined where the content says it. */
  readonly type?: string
  readonly content: string | FormData
}

export interface Pressed {
  /** Method and address, as they were sent. */
  readonly request: string
  readonly response: Response
}

export class Browser {
  readonly #base: string
  readonly #jar: CookieJar

  /** @param base the address of the application, with the path that its account lies below */
  constructor(base: string, jar = new CookieJar()) {
    this.#base = base
    this.#jar = jar
  }

  /** Another browser with the cookies that this one has now. */
  async copy(): Promise<Browser> {
    return new Browser(this.#base, await this.#jar.clone())
  }

  /** Sends the cookies and keeps those that come. Redirects are not followed, so that each answer can be looked at. */
  async request(method: string, address: string, body?: Body): Promise<Response> {
    const url = new URL(address, this.#base).href
    const cookie = await this.#jar.getCookieString(url)
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        origin: new URL(this.#base).origin,
        ...(cookie === '' ? {} : { cookie }),
        ...(body?.type === undefined ? {} : { 'content-type': body.type }),
      },
      body: body?.content ?? null,
    })
    // An answer has come when its end has: express-session holds back the last byte until the store is done.
    await response.clone().arrayBuffer()
    for (const header of response.headers.getSetCookie()) await this.#jar.setCookie(header, url)
    return response
  }

  async login(): Promise<void> {
    const body = { type: 'application/json', content: JSON.stringify({ user: 'ada', username: 'ada', password: 'lovelace' }) }
    const response = await this.request('POST', 'login', body)
    if (response.status !== 200) throw new Error(`the login fails with ${String(response.status)}: ${await response.text()}`)
  }

  async status(address: string): Promise<number> {
    return (await this.request('GET', address)).status
  }

  /** Of all cookies that live, whatever their path. The jar keeps dead ones until it is asked for that path. */
  async cookieNames(): Promise<string[]> {
    const { cookies } = await this.#jar.serialize()
    return cookies.flatMap((one) => Cookie.fromJSON(one) ?? []).filter((cookie) => cookie.TTL() > 0).map(({ key }) => key).sort()
  }

  /** Follows the link, or sends the form, that has this label on the page. */
  async press(page: string, label: string): Promise<Pressed> {
    const html = await (await this.request('GET', page)).text()
    const link = [...html.matchAll(/<a\b([^>]*)>([^<]*)<\/a>/g)].find(([, , text]) => text?.trim() === label)
    if (link) return this.#send('GET', attribute(link[1]!, 'href') ?? page)
    const form = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(([, , content]) => content!.includes(`>${label}</button>`))
    if (!form) throw new Error(`there is neither a link nor a form \`${label}\` on the page:\n${html}`)
    const method = (attribute(form[1]!, 'method') ?? 'get').toUpperCase()
    return this.#send(method, attribute(form[1]!, 'action') || page, method === 'POST' ? bodyOf(form[1]!, form[2]!) : undefined)
  }

  async #send(method: string, address: string, body?: Body): Promise<Pressed> {
    return { request: `${method} ${address}`, response: await this.request(method, address, body) }
  }
}

/** The hidden fields of a form, as its `enctype` wants them. An empty form is sent with its type, too. */
function bodyOf(attributes: string, content: string): Body {
  const fields = [...content.matchAll(/<input\b([^>]*)>/g)].flatMap(([, input = '']) => {
    const name = attribute(input, 'name')
    return name === undefined ? [] : [[name, attribute(input, 'value') ?? ''] as [string, string]]
  })
  if (attribute(attributes, 'encType') !== 'multipart/form-data') {
    return { type: 'application/x-www-form-urlencoded', content: new URLSearchParams(fields).toString() }
  }
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return { content: form }
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(attributes)?.[1]
}
