import { feathers as createApplication } from '@feathersjs/feathers'
import { koa, rest } from '@feathersjs/koa'
import { AuthenticationService as Plain } from '@feathersjs/authentication'
import { authentication } from './services/authentication'
import { Leaving } from './services/leaving'

const app = koa(createApplication())

app.configure(rest())
app.configure(authentication)
app.use('/logout', new Leaving()) //=> endpoint POST /logout
// Whether the records of the other service are the login cannot be seen from here.
app.use('/log-out', { //=> endpoint POST /log-out
  async create() {
    return { left: true }
  },
})
// Nothing of the application's own answers there.
app.use('/internal/authentication', new Plain(app))
app.use('/messages', { async find() { return [] }, async remove(id) { return { id } } })

app.listen(3030)
