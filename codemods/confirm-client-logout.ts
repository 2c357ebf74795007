import { transformOf } from './kit/transform.ts'

export default transformOf('confirm-client-logout')
