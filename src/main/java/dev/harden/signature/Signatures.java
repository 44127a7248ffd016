package dev.harden.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableFile;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Store;

/**
 * Makes and checks detached signatures in CMS, as {@code openssl cms} does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652</a>
 */
public final class Signatures {
    private Signatures() {}

    /**
     * Is a key with the certificates that speak for it, its own first.
     */
    public record Signer(PrivateKey key, List<X509Certificate> chain) {
        public Signer {
            chain = List.copyOf(chain);
        }
    }

    /**
     * Is what a signature says.
     *
     * @param by the name in the signer's certificate
     * @param at the time that the signer gives; nobody else vouches for it
     */
    public record Signed(String by, Instant at) {}

    /**
     * Signs a file.
     *
     * @return the signature in DER, without the file in it
     */
    public static byte[] sign(Path file, Signer signer) throws IOException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(
                                    new JcaContentSignerBuilder(algorithm(signer.key())).build(signer.key()),
                                    signer.chain().get(0)));
            generator.addCertificates(new JcaCertStore(signer.chain()));
            return generator
                    .generate(new CMSProcessableFile(file.toFile()), false)
                    .getEncoded();
        } catch (CMSException | OperatorCreationException | GeneralSecurityException failed) {
            throw new NotTrusted(file + " could not be signed: " + failed.getMessage());
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new NotTrusted("the key is of algorithm " + key.getAlgorithm() + "; RSA and EC sign");
        };
    }

    /**
     * Holds a file to its signature, and each signer to leading to who is trusted.
     *
     * @param at the time at which the certificates have to be valid
     * @throws NotTrusted when one of that does not hold
     */
    public static List<Signed> check(Path file, byte[] signature, Trust trust, Instant at) {
        try {
            CMSSignedData data = new CMSSignedData(new CMSProcessableFile(file.toFile()), signature);
            Store<X509CertificateHolder> holders = data.getCertificates();
            Collection<X509Certificate> all = certificates(holders.getMatches(null));
            List<Signed> signed = new ArrayList<>();
            for (SignerInformation signer : data.getSignerInfos().getSigners()) {
                @SuppressWarnings("unchecked") // a signer's id selects certificates
                Collection<X509CertificateHolder> own = holders.getMatches(signer.getSID());
                X509Certificate certificate = certificates(own).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new NotTrusted("the signature of " + file + " has no certificate of its signer"));
                if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
                    throw new NotTrusted("the signature is not of this " + file);
                }
                trust.require(certificate, all, at);
                signed.add(new Signed(certificate.getSubjectX500Principal().getName(), time(signer)));
            }
            if (signed.isEmpty()) {
                throw new NotTrusted("the signature of " + file + " has no signer");
            }
            return signed;
        } catch (CMSException | OperatorCreationException | CertificateException broken) {
            throw new NotTrusted("the signature is not of this " + file + ": " + broken.getMessage());
        }
    }

    static List<X509Certificate> certificates(Collection<X509CertificateHolder> holders) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    private static Instant time(SignerInformation signer) {
        Attribute time = signer.getSignedAttributes() == null
                ? null
                : signer.getSignedAttributes().get(CMSAttributes.signingTime);
        return time == null
                ? Instant.EPOCH
                : Time.getInstance(time.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant();
    }
}
