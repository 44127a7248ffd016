package dev.harden.webacl;

/** Is a rule that looks at requests itself, of a web ACL or of a rule group. */
public record Rule(String name, Action action, Statement statement) implements Entry {}
