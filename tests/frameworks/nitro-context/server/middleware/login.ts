export default defineEventHandler((event) => {
  event.context.login = new Login(getCookie(event, 'sid') ?? '')
  event.context.visitor = null
})
