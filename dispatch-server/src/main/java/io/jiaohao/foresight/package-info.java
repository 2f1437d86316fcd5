/**
 * What will be: waits foretold by rolling the hall's own rule forward on a replica of it, on a
 * thread of its own, and held against what came.
 */
package io.jiaohao.foresight;
