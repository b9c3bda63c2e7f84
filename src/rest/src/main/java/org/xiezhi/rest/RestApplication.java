package org.xiezhi.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this archive; the archive itself stands under {@code /api}. */
@ApplicationPath("/")
public class RestApplication extends Application {}
