package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.webacl.Component;
import dev.harden.webacl.Statement;
import dev.harden.webacl.Truth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.wafv2.model.ByteMatchStatement;
import software.amazon.awssdk.services.wafv2.model.FieldToMatch;
import software.amazon.awssdk.services.wafv2.model.IPSetReferenceStatement;
import software.amazon.awssdk.services.wafv2.model.LabelMatchScope;
import software.amazon.awssdk.services.wafv2.model.OversizeHandling;
import software.amazon.awssdk.services.wafv2.model.RegexMatchStatement;
import software.amazon.awssdk.services.wafv2.model.RegexPatternSetReferenceStatement;
import software.amazon.awssdk.services.wafv2.model.SizeConstraintStatement;
import software.amazon.awssdk.services.wafv2.model.TextTransformation;

/**
 * Reads the statements of rules.
 *
 * @param context the prefix of the labels of where the rules are
 */
record ReadStatement(String context) {
    Statement read(software.amazon.awssdk.services.wafv2.model.Statement statement) {
        if (statement.andStatement() != null) {
            return new Statement.And(below(
                    statement.andStatement().hasStatements(),
                    statement.andStatement().statements()));
        }
        if (statement.orStatement() != null) {
            return new Statement.Or(below(
                    statement.orStatement().hasStatements(),
                    statement.orStatement().statements()));
        }
        if (statement.notStatement() != null) {
            return new Statement.Not(
                    read(Answers.require(statement.notStatement().statement(), "Statement")));
        }
        if (statement.rateBasedStatement() != null) {
            return new Statement.RateBased(
                    Optional.ofNullable(statement.rateBasedStatement().scopeDownStatement())
                            .map(this::read));
        }
        return source(statement).orElseGet(() -> content(statement));
    }

    private List<Statement> below(
            boolean there, List<software.amazon.awssdk.services.wafv2.model.Statement> statements) {
        Answers.requireList(there, "Statements");
        return statements.stream().map(this::read).toList();
    }

    private Optional<Statement> source(software.amazon.awssdk.services.wafv2.model.Statement statement) {
        if (statement.ipSetReferenceStatement() != null) {
            IPSetReferenceStatement set = statement.ipSetReferenceStatement();
            return Optional.of(
                    new Statement.IpSet(Answers.require(set.arn(), "ARN"), set.ipSetForwardedIPConfig() != null));
        }
        if (statement.labelMatchStatement() != null) {
            var label = statement.labelMatchStatement();
            return Optional.of(new Statement.Label(
                    Answers.require(label.key(), "Key"), label.scope() == LabelMatchScope.NAMESPACE, context));
        }
        if (statement.geoMatchStatement() != null) {
            var geo = statement.geoMatchStatement();
            Answers.requireList(geo.hasCountryCodes(), "CountryCodes");
            return Optional.of(
                    new Statement.Country(Set.copyOf(geo.countryCodesAsStrings()), geo.forwardedIPConfig() != null));
        }
        if (statement.asnMatchStatement() != null) {
            var asn = statement.asnMatchStatement();
            Answers.requireList(asn.hasAsnList(), "AsnList");
            return Optional.of(new Statement.Asn(Set.copyOf(asn.asnList()), asn.forwardedIPConfig() != null));
        }
        return Optional.empty();
    }

    private static Statement content(software.amazon.awssdk.services.wafv2.model.Statement statement) {
        String key = statement.toString();
        if (statement.sqliMatchStatement() != null) {
            return new Statement.Sqli(key);
        }
        if (statement.byteMatchStatement() != null) {
            ByteMatchStatement match = statement.byteMatchStatement();
            return new Statement.Other(key, words(match.fieldToMatch()), truth(match));
        }
        if (statement.regexMatchStatement() != null) {
            RegexMatchStatement match = statement.regexMatchStatement();
            return new Statement.Other(key, words(match.fieldToMatch()), truth(match));
        }
        if (statement.sizeConstraintStatement() != null) {
            SizeConstraintStatement size = statement.sizeConstraintStatement();
            return new Statement.Other(key, "the size of " + words(size.fieldToMatch()), truth(size));
        }
        if (statement.regexPatternSetReferenceStatement() != null) {
            RegexPatternSetReferenceStatement set = statement.regexPatternSetReferenceStatement();
            return new Statement.PatternSet(
                    Answers.require(set.arn(), "ARN"),
                    key,
                    words(set.fieldToMatch()),
                    component(set.fieldToMatch(), set.textTransformations()));
        }
        return new Statement.Other(key, "its content", Truth.SOMETIMES);
    }

    private static Truth truth(ByteMatchStatement match) {
        return component(match.fieldToMatch(), match.textTransformations())
                .matches(
                        Answers.require(match.searchString(), "SearchString").asByteArray(),
                        Answers.require(match.positionalConstraintAsString(), "PositionalConstraint"));
    }

    private static Truth truth(RegexMatchStatement match) {
        return component(match.fieldToMatch(), match.textTransformations())
                .finds(Answers.require(match.regexString(), "RegexString"));
    }

    private static Truth truth(SizeConstraintStatement size) {
        FieldToMatch field = size.fieldToMatch();
        Truth truth = component(field, size.textTransformations())
                .isOfSize(
                        Answers.require(size.comparisonOperatorAsString(), "ComparisonOperator"),
                        Answers.require(size.size(), "Size"));
        boolean larger =
                field != null && field.body() != null && field.body().oversizeHandling() == OversizeHandling.MATCH;
        return larger && truth == Truth.PERHAPS_NEVER ? Truth.SOMETIMES : truth;
    }

    private static Component component(FieldToMatch field, List<TextTransformation> transformations) {
        return Component.of(
                kind(Answers.require(field, "FieldToMatch")),
                transformations.stream()
                        .sorted(Comparator.comparing(one -> Answers.require(one.priority(), "Priority")))
                        .map(TextTransformation::typeAsString)
                        .toList());
    }

    private static Component.Kind kind(FieldToMatch field) {
        if (field.uriPath() != null) {
            return Component.Kind.PATH;
        }
        if (field.method() != null) {
            return Component.Kind.METHOD;
        }
        if (field.queryString() != null) {
            return Component.Kind.QUERY;
        }
        boolean host = field.singleHeader() != null
                && "host".equalsIgnoreCase(field.singleHeader().name());
        boolean usual = host || field.body() != null || field.headers() != null || field.headerOrder() != null;
        return usual ? Component.Kind.USUAL : Component.Kind.OPTIONAL;
    }

    private static String words(FieldToMatch field) {
        if (field == null) {
            return "its content";
        }
        if (field.singleHeader() != null) {
            return "header " + field.singleHeader().name();
        }
        if (field.uriPath() != null) {
            return "the path";
        }
        if (field.method() != null) {
            return "the method";
        }
        if (field.queryString() != null || field.singleQueryArgument() != null || field.allQueryArguments() != null) {
            return "the query string";
        }
        if (field.cookies() != null) {
            return "cookies";
        }
        if (field.headers() != null || field.headerOrder() != null) {
            return "headers";
        }
        return field.body() != null || field.jsonBody() != null ? "the body" : "its content";
    }
}
