import { useStorage } from 'nitropack/runtime'

export default eventHandler(async (event) => (await useStorage('sessions').getItem(getCookie(event, 'sid') ?? '')) ?? { loggedOut: true })
