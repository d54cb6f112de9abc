/** What must hold when machines, networks and databases fail: short by default, long by profile. */
package io.optouthub.torture;
