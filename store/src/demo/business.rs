//! Made-up businesses: names, and numbers with the check digits that real ones have.

use domain::clients::fields::ClientFields;
use domain::identifiers::{Siren, VatNumber};

use super::World;
use super::dice::Dice;
use super::places::Town;
use super::words::{
    AFTER_FRENCH, FRENCH_BODIES, FRENCH_CLUBS, FRENCH_FORMS, FRENCH_NAMES, QUEBEC_BODIES, QUEBEC_CLUBS, QUEBEC_FORMS,
    QUEBEC_NAMES, QUEBEC_TRADES, TRADES,
};

/// What a client is called and registered as.
pub(super) fn identity(town: &Town, dice: &mut Dice) -> ClientFields {
    let mut fields = ClientFields { language: "fr".into(), ..ClientFields::default() };
    (if town.quebec { "CAD" } else { "EUR" }).clone_into(&mut fields.currency);
    match dice.below(100) {
        0..=7 => association(&mut fields, town, dice),
        8..=14 => public_body(&mut fields, town, dice),
        _ if town.quebec => quebec(&mut fields, dice),
        _ => french(&mut fields, town, dice),
    }
    fields
}

fn french(fields: &mut ClientFields, town: &Town, dice: &mut Dice) {
    let (trade, naf) = *dice.pick(TRADES);
    let form = *dice.pick(FRENCH_FORMS);
    let name = format!("{trade} {}{}", dice.pick(FRENCH_NAMES), dice.pick(AFTER_FRENCH));
    fields.name = if dice.in_100(15) { format!("{name} {form}") } else { name };
    form.clone_into(&mut fields.legal_form);
    naf.clone_into(&mut fields.naf);
    registered(fields, dice);
    if dice.in_100(60) {
        fields.rcs = format!("{} B {}", town.name, fields.siren);
        fields.share_capital = format!("{}000", 1 + dice.below(90));
    }
    if dice.in_100(40) {
        fields.accounting_account = "411000".into();
        fields.auxiliary_account = format!("C{}", dice.digits(5));
    }
}

fn quebec(fields: &mut ClientFields, dice: &mut Dice) {
    let form = *dice.pick(QUEBEC_FORMS);
    let name = format!("{} {}", dice.pick(QUEBEC_TRADES), dice.pick(QUEBEC_NAMES));
    fields.name = if dice.in_100(70) { format!("{name} {form}") } else { name };
    form.clone_into(&mut fields.legal_form);
    fields.neq = format!("{}{}", dice.pick(&["11", "22", "33"]), dice.digits(8));
    if dice.in_100(70) {
        fields.gst = format!("{} RT0001", with_luhn(&format!("8{}", dice.digits(7))));
        fields.qst = format!("1{} TQ0001", dice.digits(9));
    }
    if dice.in_100(10) {
        fields.language = "en".into();
    }
}

fn association(fields: &mut ClientFields, town: &Town, dice: &mut Dice) {
    let club = *dice.pick(if town.quebec { QUEBEC_CLUBS } else { FRENCH_CLUBS });
    fields.kind = "association".into();
    fields.name = of_town(club, town.name);
    if town.quebec {
        fields.neq = format!("11{}", dice.digits(8));
    } else {
        registered(fields, dice);
        fields.vat_number = String::new();
        fields.naf = "94.99Z".into();
    }
}

fn public_body(fields: &mut ClientFields, town: &Town, dice: &mut Dice) {
    let body = *dice.pick(if town.quebec { QUEBEC_BODIES } else { FRENCH_BODIES });
    fields.kind = "public_body".into();
    fields.name = of_town(body, town.name);
    if town.quebec {
        fields.neq = format!("88{}", dice.digits(8));
    } else {
        registered(fields, dice);
        fields.vat_number = String::new();
        fields.naf = "84.11Z".into();
    }
}

/// A private person: a name and nothing to register.
pub(super) fn individual(town: &Town, first: &str, last: &str) -> ClientFields {
    ClientFields {
        name: format!("{first} {last}"),
        kind: "individual".into(),
        language: "fr".into(),
        currency: if town.quebec { "CAD" } else { "EUR" }.into(),
        ..ClientFields::default()
    }
}

fn registered(fields: &mut ClientFields, dice: &mut Dice) {
    fields.siren = with_luhn(&format!("{}{}", dice.pick(&["3", "4", "5", "7", "8", "9"]), dice.digits(7)));
    fields.siret = with_luhn(&format!("{}000{}", fields.siren, 1 + dice.below(9)));
    if let Ok(siren) = Siren::parse(&fields.siren) {
        fields.vat_number = VatNumber::of_french(&siren).to_string();
    }
}

/// The digits and their check digit (ISO/IEC 7812-1, « Luhn »).
fn with_luhn(digits: &str) -> String {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let values = digits.bytes().rev().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = values.enumerate().map(|(place, digit)| if place % 2 == 0 { doubled(digit) } else { digit }).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// « Ville de Québec », « Mairie d’Annecy », « Mairie du Havre ».
fn of_town(what: &str, town: &str) -> String {
    let stem = what.strip_suffix(" de").unwrap_or(what);
    if let Some(rest) = town.strip_prefix("Le ") {
        format!("{stem} du {rest}")
    } else if town.starts_with(['A', 'O', 'É']) {
        format!("{stem} d’{town}")
    } else {
        format!("{stem} de {town}")
    }
}

impl World {
    /// A domain that no other client has, made from a name.
    pub(super) fn domain(&mut self, name: &str, dice: &mut Dice) -> String {
        let stem = super::people::slug(name);
        let mut domain = format!("{stem}.example");
        while !self.domains.insert(domain.clone()) {
            domain = format!("{stem}-{}.example", dice.digits(4));
        }
        domain
    }
}
