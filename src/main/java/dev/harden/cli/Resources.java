package dev.harden.cli;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers where resources are. The SDK looks through all jars for the same few at each client that it builds, and Java's
 * reader of XML at each thread, which together was a sixth of an audit's processor time.
 */
final class Resources extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, List<URL>> found = new ConcurrentHashMap<>();

    Resources(ClassLoader parent) {
        super(parent);
    }

    /** Has this thread, and those that it starts, look for resources here. */
    static void remember() {
        Thread here = Thread.currentThread();
        here.setContextClassLoader(new Resources(here.getContextClassLoader()));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> known = found.get(name);
        if (known == null) {
            known = Collections.list(getParent().getResources(name));
            found.put(name, known);
        }
        return Collections.enumeration(known);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return getParent().loadClass(name);
    }
}
