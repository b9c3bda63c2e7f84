package org.xiezhi.casework.timestamp;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;

/** Stamps as the library's own generator would not make them: it refuses certificates that are not for time stamps. */
final class Badly {

    private Badly() {}

    static byte[] answer(TestAuthority authority, StampQuestion question) throws Exception {
        TSTInfo info = new TSTInfo(
                new ASN1ObjectIdentifier(TestAuthority.POLICY),
                new MessageImprint(
                        new AlgorithmIdentifier(TSPAlgorithms.SHA256),
                        question.request().getMessageImprintDigest()),
                new ASN1Integer(BigInteger.TEN),
                new ASN1GeneralizedTime(Date.from(authority.time)),
                null,
                null,
                new ASN1Integer(question.request().getNonce()),
                null,
                null);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(authority.signer.certificate().getEncoded());
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setSignedAttributeGenerator(
                        parameters -> new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes))
                                .getAttributes(parameters)
                                .remove(CMSAttributes.signingTime))
                .build("SHA256withECDSA", authority.signer.key().getPrivate(), authority.signer.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(authority.signer.certificate())));
        CMSSignedData signed = generator.generate(
                new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded()), true);
        ASN1EncodableVector response = new ASN1EncodableVector();
        response.add(new DERSequence(new ASN1Integer(0)));
        response.add(signed.toASN1Structure());
        return new DERSequence(response).getEncoded();
    }
}
