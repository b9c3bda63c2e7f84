package org.xiezhi.acceptance.canary.workbench;

import jakarta.persistence.EntityManager;

/** Breaks: backing beans touch no persistence; EntityManager is met inside casework only. */
record HoardingBacking(EntityManager entities) {}
