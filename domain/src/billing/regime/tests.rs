use super::*;
use crate::billing::taxes::{Tax, TaxKind};
use crate::billing::vat::VatCategory;
use crate::geo::Province;

/// `FR`, `FR 20000`, `CA-QC`: a country, its postal code or its province.
pub fn place(text: &str) -> Place<'_> {
    let (code, postal_code) = text.split_once(' ').unwrap_or((text, ""));
    let (country, province) = match code.split_once('-') {
        Some((country, _)) => (country, Some(Province::parse_iso(code).unwrap())),
        None => (code, None),
    };
    Place { country: Country::parse(country).unwrap(), province, postal_code }
}

pub fn seller(at: &str) -> Seller<'_> {
    Seller { place: place(at), regime: SellerRegime::Taxable, distance_sales: DistanceSales::Below, has_qst: true }
}

pub fn buyer(at: &str, kind: ClientKind) -> Buyer<'_> {
    Buyer { place: place(at), kind, regime: VatRegime::Automatic, vat_number: None }
}

pub fn on(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 3, 31).unwrap()
}

pub fn sale<'a>(from: &'a str, to: &'a str, kind: ProductKind) -> Sale<'a> {
    Sale { seller: seller(from), buyer: buyer(to, ClientKind::Company), delivery: None, kind, on: on(2026) }
}

pub fn decided(sale: &Sale<'_>) -> (Charge, Reason) {
    let Decision { charge, reason } = decide(sale, None);
    (charge, reason)
}

/// What a sale is charged to a business with a number, to one without and to a consumer.
fn each(from: &str, to: &str, kind: ProductKind, number: &str) -> [(Charge, Reason); 3] {
    let number = VatNumber::parse(number).unwrap();
    let sale = sale(from, to, kind);
    let with = Sale { buyer: Buyer { vat_number: Some(&number), ..sale.buyer }, ..sale };
    let consumer = Sale { buyer: buyer(to, ClientKind::Individual), ..sale };
    [decided(&with), decided(&sale), decided(&consumer)]
}

pub fn vat(per_100k: i32) -> Charge {
    Charge::These(Taxes::vat(Rate::known(per_100k)))
}

pub const GOODS: ProductKind = ProductKind::Article;
pub const SERVICE: ProductKind = ProductKind::Service;
pub const GERMAN: &str = "DE136695976";

fn untaxed(mention: Mention, reason: Reason) -> (Charge, Reason) {
    (Charge::Untaxed(mention), reason)
}

#[test]
fn at_home_everybody_pays_the_tax() {
    for (from, to) in [("FR", "FR"), ("FR", "FR 20000"), ("FR", "MC"), ("GP", "MQ"), ("DE", "DE"), ("CH", "CH")] {
        for kind in [GOODS, SERVICE] {
            let expected = [(Charge::Own, Reason::Domestic); 3];
            assert_eq!(each(from, to, kind, "FR44732829320"), expected, "{from} {to} {kind:?}");
        }
    }
}

#[test]
fn from_france_to_another_member_state() {
    let goods = untaxed(Mention::IntraCommunityFrance, Reason::IntraCommunity);
    let service = untaxed(Mention::ReverseCharge, Reason::ReverseCharge);
    let rest = [(Charge::Own, Reason::NoVatNumber), (Charge::Own, Reason::Consumer)];
    assert_eq!(each("FR", "DE", GOODS, GERMAN), [goods, rest[0], (Charge::Own, Reason::BelowThreshold)]);
    assert_eq!(each("FR", "DE", SERVICE, GERMAN), [service, rest[0], rest[1]]);
    // A number of a third state exempts as well; one of the seller's own does not.
    assert_eq!(each("FR", "DE", GOODS, "BE0428759497")[0], goods);
    assert_eq!(each("FR", "DE", GOODS, "FR44732829320")[0], rest[0]);
    assert_eq!(each("DE", "FR", GOODS, "FR44732829320")[0].0, Charge::Untaxed(Mention::IntraCommunityUnion));
}

#[test]
fn where_goods_are_delivered_decides() {
    let number = VatNumber::parse(GERMAN).unwrap();
    let german = Buyer { vat_number: Some(&number), ..buyer("DE", ClientKind::Company) };
    let sale = Sale { buyer: german, delivery: Some(place("FR")), ..sale("FR", "DE", GOODS) };
    assert_eq!(decided(&sale), (Charge::Own, Reason::Domestic));
    let abroad = Sale { delivery: Some(place("CH")), ..sale };
    assert_eq!(decided(&abroad), untaxed(Mention::ExportFrance, Reason::Export));
    // A service follows the client wherever its papers are sent.
    let service = Sale { kind: SERVICE, ..sale };
    assert_eq!(decided(&service).1, Reason::ReverseCharge);
}

#[test]
fn from_france_to_outside_the_union() {
    let goods = untaxed(Mention::ExportFrance, Reason::Export);
    let abroad = untaxed(Mention::ServiceAbroadFrance, Reason::ServiceAbroad);
    for to in ["CH", "US", "GB SW1A 1AA", "NC", "ES 35001"] {
        assert_eq!(each("FR", to, GOODS, "CHE116281710"), [goods; 3], "{to}");
        let expected = [abroad, abroad, (Charge::Own, Reason::Consumer)];
        assert_eq!(each("FR", to, SERVICE, "CHE116281710"), expected, "{to}");
    }
}

#[test]
fn northern_ireland_is_a_member_state_for_goods_alone() {
    let [goods, ..] = each("FR", "GB BT1 5GS", GOODS, "XI980780684");
    assert_eq!(goods, untaxed(Mention::IntraCommunityFrance, Reason::IntraCommunity));
    let [service, ..] = each("FR", "GB BT1 5GS", SERVICE, "XI980780684");
    assert_eq!(service, untaxed(Mention::ServiceAbroadFrance, Reason::ServiceAbroad));
    let [from_there, ..] = each("GB BT1 5GS", "DE", GOODS, GERMAN);
    assert_eq!(from_there, untaxed(Mention::IntraCommunityUnion, Reason::IntraCommunity));
}

#[test]
fn until_the_end_of_2020_the_united_kingdom_was_a_member() {
    let number = VatNumber::parse("GB980780684").unwrap();
    let british = Buyer { vat_number: Some(&number), ..buyer("GB SW1A 1AA", ClientKind::Company) };
    let then = Sale { buyer: british, on: on(2020), ..sale("FR", "GB SW1A 1AA", GOODS) };
    assert_eq!(decided(&then), untaxed(Mention::IntraCommunityFrance, Reason::IntraCommunity));
    assert_eq!(decided(&Sale { on: on(2021), ..then }), untaxed(Mention::ExportFrance, Reason::Export));
}

#[test]
fn goods_are_exported_between_the_parts_of_france() {
    for (from, to) in [("FR", "RE"), ("FR", "GF"), ("RE", "FR"), ("RE", "GP"), ("MQ", "YT")] {
        let expected = [untaxed(Mention::Overseas, Reason::Overseas); 3];
        assert_eq!(each(from, to, GOODS, "FR44732829320"), expected, "{from} {to}");
    }
    assert_eq!(each("MQ", "DE", GOODS, GERMAN), [untaxed(Mention::ExportFrance, Reason::Export); 3]);
    assert_eq!(each("YT", "FR", GOODS, GERMAN), [untaxed(Mention::UntaxedOverseas, Reason::UntaxedOverseas); 3]);
}

/// The table of impots.gouv.fr, « TVA sur prestations de services métropole/DOM »: the place of a business that buys decides on the rate.
#[test]
fn services_between_the_parts_of_france_bear_the_rate_of_the_business_that_buys() {
    let reason = Reason::OverseasService;
    for (from, to, charge) in [
        ("FR", "RE", vat(8_500)),
        ("FR", "GF", Charge::Untaxed(Mention::UntaxedOverseas)),
        ("RE", "FR", vat(20_000)),
        ("YT", "FR", vat(20_000)),
        ("RE", "GP", Charge::Own),
        ("GF", "YT", Charge::Untaxed(Mention::UntaxedOverseas)),
    ] {
        assert_eq!(decided(&sale(from, to, SERVICE)), (charge, reason), "{from} {to}");
    }
    let consumer = Sale { buyer: buyer("RE", ClientKind::Individual), ..sale("FR", "RE", SERVICE) };
    assert_eq!(decided(&consumer), (Charge::Own, Reason::Consumer));
}

#[test]
fn below_the_thresholds_nothing_is_charged() {
    let small = |from: &'static str| Seller { regime: SellerRegime::Franchise, ..seller(from) };
    for (to, kind) in [("FR", GOODS), ("FR", SERVICE), ("DE", GOODS), ("CH", GOODS)] {
        let sale = Sale { seller: small("FR"), ..sale("FR", to, kind) };
        assert_eq!(decided(&sale), untaxed(Mention::FranchiseFrance, Reason::SellerChargesNone), "{to} {kind:?}");
    }
    // A service whose place is elsewhere is not this country's to exempt.
    let number = VatNumber::parse(GERMAN).unwrap();
    let german = Buyer { vat_number: Some(&number), ..buyer("DE", ClientKind::Company) };
    let service = Sale { seller: small("FR"), buyer: german, ..sale("FR", "DE", SERVICE) };
    assert_eq!(decided(&service), untaxed(Mention::ReverseCharge, Reason::ReverseCharge));
    for (from, mention) in
        [("BE", Mention::FranchiseUnion), ("CA-QC", Mention::NotRegistered), ("CH", Mention::NotRegistered)]
    {
        let sale = Sale { seller: small(from), ..sale(from, from, GOODS) };
        assert_eq!(decided(&sale), untaxed(mention, Reason::SellerChargesNone), "{from}");
    }
}

#[test]
fn in_canada_the_province_decides() {
    let hst = |per_100k| Charge::These(Taxes::one(Tax::at(TaxKind::Hst, Rate::known(per_100k))));
    let gst = Charge::These(Taxes::GST);
    for (to, charge, reason) in [
        ("CA-QC", Charge::These(Taxes::QUEBEC), Reason::Quebec),
        ("CA-ON", hst(13_000), Reason::Province),
        ("CA-NB", hst(15_000), Reason::Province),
        ("CA-NS", hst(14_000), Reason::Province),
        ("CA-AB", gst, Reason::Province),
        ("CA-BC", gst, Reason::Province),
        // The seller's own, where the client's is not known.
        ("CA", Charge::These(Taxes::QUEBEC), Reason::Quebec),
        ("US-NY", Charge::Untaxed(Mention::ExportElsewhere), Reason::Export),
        ("FR", Charge::Untaxed(Mention::ExportElsewhere), Reason::Export),
    ] {
        for kind in [GOODS, SERVICE] {
            assert_eq!(decided(&sale("CA-QC", to, kind)), (charge, reason), "{to}");
        }
    }
    let before = Sale { on: on(2025), ..sale("CA-QC", "CA-NS", GOODS) };
    assert_eq!(decided(&before), (hst(15_000), Reason::Province));
    let unregistered = Seller { has_qst: false, ..seller("CA-ON") };
    assert_eq!(decided(&Sale { seller: unregistered, ..sale("CA-ON", "CA-QC", GOODS) }), (gst, Reason::Province));
    assert_eq!(decided(&sale("CA", "CA", GOODS)), (gst, Reason::ProvinceUnknown));
}

#[test]
fn the_clients_file_and_the_users_choice_go_before() {
    let told = |regime, kind| {
        let sale = sale("FR", "FR", kind);
        decided(&Sale { buyer: Buyer { regime, ..sale.buyer }, ..sale })
    };
    let file = Reason::ClientFile;
    assert_eq!(told(VatRegime::Taxable, GOODS), (Charge::Own, file));
    assert_eq!(told(VatRegime::Export, GOODS), untaxed(Mention::ExportFrance, file));
    assert_eq!(told(VatRegime::IntraCommunity, GOODS), untaxed(Mention::IntraCommunityFrance, file));
    assert_eq!(told(VatRegime::IntraCommunity, SERVICE), untaxed(Mention::ReverseCharge, file));
    assert_eq!(told(VatRegime::NotSubject, SERVICE), untaxed(Mention::NotApplicable, file));
    let chosen = Charge::Untaxed(Mention::Education);
    let decision = decide(&sale("FR", "US", GOODS), Some(chosen));
    assert_eq!(decision, Decision { charge: chosen, reason: Reason::Chosen });
}

#[test]
fn a_charge_gives_the_taxes_of_a_line() {
    let (twenty, none) = (Some(Rate::known(20_000)), Some(Rate::ZERO));
    assert_eq!(Charge::Own.taxes(twenty), Some(Taxes::vat(Rate::known(20_000))));
    assert_eq!(Charge::Own.taxes(None), None, "somebody is to choose");
    assert_eq!(vat(19_000).taxes(twenty), Some(Taxes::vat(Rate::known(19_000))));
    assert_eq!(Charge::These(Taxes::QUEBEC).taxes(None), Some(Taxes::QUEBEC));
    assert_eq!(Charge::These(Taxes::QUEBEC).taxes(none), Some(Taxes::GST.zero_rated()));
    let export = Charge::Untaxed(Mention::ExportFrance);
    assert_eq!(export.taxes(twenty), Some(Taxes::none(VatCategory::Export)));
    assert_eq!((export.mention(), Charge::Own.mention()), (Some(Mention::ExportFrance), None));
}
