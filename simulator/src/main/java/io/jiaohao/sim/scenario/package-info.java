/**
 * Scenario files: what people do in a hall, in YAML that a hall manager reads, and what must come
 * of it. Played in virtual time against the production rules, or against a running server.
 */
package io.jiaohao.sim.scenario;
