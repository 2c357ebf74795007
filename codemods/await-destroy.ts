import { transformOf } from './kit/transform.ts'

export default transformOf('await-destroy')
