const express = require('express')
const auth = require('./controllers/auth')
const { logout: leave, ...others } = auth

const router = express.Router()
router.post('/login', auth.login)
router.post('/logout', leave) //=> endpoint POST /auth/logout
router.post('/lazy/logout', others.lazyLogout) //=> endpoint POST /auth/lazy/logout
router.post('/empty/logout', auth.emptyLogout) //=> endpoint POST /auth/empty/logout
router.delete('/session', auth.savedLogout) //=> endpoint DELETE /auth/session
router.post('/reset', auth.resetPassword)

express().use('/auth', router).listen(3000)
