//! Made-up clients to measure with: French and Québec names, the same for the same count.

#![expect(clippy::unwrap_used, reason = "every number here fits")]

use domain::table::{Cell, Choices, Column, ColumnIndex, ColumnKind, Schema, Table};

const fn text(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Text { searched: true } }
}

pub const SCHEMA: Schema = Schema::new(&[
    text("number"),
    text("name"),
    text("contact"),
    text("email"),
    text("city"),
    text("phone"),
    Column { name: "state", kind: ColumnKind::Choice },
    Column { name: "currency", kind: ColumnKind::Choice },
    Column { name: "balance", kind: ColumnKind::Integer },
    Column { name: "created", kind: ColumnKind::Date },
    Column { name: "last_seen", kind: ColumnKind::Date },
    Column { name: "prospect", kind: ColumnKind::Flag },
]);

pub const NAME: ColumnIndex = ColumnIndex(1);
pub const CONTACT: ColumnIndex = ColumnIndex(2);
pub const EMAIL: ColumnIndex = ColumnIndex(3);
pub const CITY: ColumnIndex = ColumnIndex(4);
pub const STATE: ColumnIndex = ColumnIndex(6);
pub const CURRENCY: ColumnIndex = ColumnIndex(7);
pub const BALANCE: ColumnIndex = ColumnIndex(8);
pub const CREATED: ColumnIndex = ColumnIndex(9);
pub const LAST_SEEN: ColumnIndex = ColumnIndex(10);

#[rustfmt::skip]
const TRADES: &[&str] = &[
    "Ateliers", "Boulangerie", "Menuiserie", "Garage", "Plomberie", "Imprimerie", "Cabinet", "Librairie", "Transports",
    "Électricité", "Maçonnerie", "Pépinières", "Fromagerie", "Brasserie", "Studio", "Architecture", "Conseil", "Optique",
    "Pharmacie", "Carrosserie", "Traiteur", "Vignobles", "Chocolaterie", "Couverture", "Éditions", "Informatique",
    "Paysages", "Hôtel", "Construction", "Érablière", "Rénovations", "Excavation", "Toitures", "Ferme", "Ébénisterie",
    "Services-conseils", "Distribution", "Microbrasserie", "Déneigement", "Aménagement paysager", "Clinique", "Logiciels",
];
#[rustfmt::skip]
const LASTS: &[&str] = &[
    "Roche", "Lefèvre", "Marchand", "Bernard", "Dubois", "Moreau", "Girard", "Mercier", "Garnier", "Chevalier", "Lambert",
    "Fontaine", "Rousseau", "Blanchard", "Perrin", "Gauthier", "Faure", "Benoît", "Lemoine", "Poirier", "Le Goff",
    "Kerbrat", "Schneider", "Muller", "Etcheverry", "Nguyen", "Benali", "Da Silva", "Martinez", "Ferrari", "Diallo",
    "d’Angelo", "Évrard", "Guérin", "Hamelin", "Jacquet", "Tremblay", "Gagnon", "Bouchard", "Côté", "Morin", "Lavoie",
    "Fortin", "Gagné", "Ouellet", "Pelletier", "Bélanger", "Lévesque", "Bergeron", "Leblanc", "Paquette", "Cloutier",
    "Dubé", "Fournier", "Lapointe", "Leclerc", "Nadeau", "Saint-Pierre", "Haddad", "Picard", "Œrtel",
];
#[rustfmt::skip]
const FIRSTS: &[&str] = &[
    "Camille", "Léa", "Chloé", "Inès", "Aurélie", "Nathalie", "Sylvie", "Françoise", "Hélène", "Émilie", "Zoé", "Anaïs",
    "Geneviève", "Maude", "Josée", "Aïcha", "Mei", "Noémie", "Louis", "Hugo", "Étienne", "François", "Jérôme", "Benoît",
    "Loïc", "Mathieu", "Rémi", "Gaël", "Karim", "Thierry", "Sébastien", "Jean-Philippe", "Maxime", "Olivier", "André",
];
#[rustfmt::skip]
const CITIES: &[&str] = &[
    "Annecy", "Lyon", "Le Havre", "Saint-Étienne", "Nîmes", "Besançon", "Orléans", "Angers", "Toulouse", "Bordeaux",
    "Québec", "Montréal", "Trois-Rivières", "Lévis", "Saguenay", "Gatineau", "Sherbrooke", "Rimouski", "Chicoutimi",
];
const AFTER: &[&str] = &["", "", " & Fils", " et Associés", " Frères", " Services", " inc.", " ltée", " SARL", " SAS"];

/// `SplitMix64`: chance that can be repeated.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = self.below(from.len() as u64);
        from[usize::try_from(at).unwrap()]
    }
}

/// A client with everything that the list shows.
pub struct Client {
    pub id: u128,
    pub texts: [String; 6],
    pub others: [Cell<'static>; 6],
}

impl Client {
    pub fn cells(&self) -> Vec<Cell<'_>> {
        self.texts.iter().map(|text| Cell::Text(text)).chain(self.others).collect()
    }
}

/// So many clients, who came one after the other over three years.
pub fn clients(count: u32) -> Vec<Client> {
    let mut dice = Dice(42);
    (0..count).map(|at| client(at, count, &mut dice)).collect()
}

/// The table of these clients.
pub fn table(clients: &[Client]) -> Table {
    let mut builder = Table::builder(SCHEMA);
    for client in clients {
        builder.push(client.id, &client.cells()).unwrap();
    }
    let mut table = builder.finish();
    table.set_choices(STATE, Choices::numbered(["active", "inactive", "archived", "deleted"]));
    table.set_choices(CURRENCY, Choices::numbered(["CAD", "EUR", "USD"]));
    table
}

fn client(at: u32, count: u32, dice: &mut Dice) -> Client {
    let millis = 1_700_000_000_000 + u64::from(at) * (3 * 365 * 86_400_000 / u64::from(count)) + dice.below(60_000);
    let id = u128::from(millis) << 80
        | 7 << 76
        | u128::from(dice.next() & 0xFFF) << 64
        | u128::from(dice.next() & 0x3FFF_FFFF_FFFF_FFFF | 1 << 63);
    let (first, last) = (dice.pick(FIRSTS), dice.pick(LASTS));
    let name = format!("{} {}{}", dice.pick(TRADES), dice.pick(LASTS), dice.pick(AFTER));
    let domain = format!("{}-{}.example", slug(&name), dice.below(10_000));
    let (contact, email) = match dice.below(10) {
        0 => (String::new(), String::new()),
        1 => (format!("{first} {last}"), format!("info@{domain}")),
        _ => (format!("{first} {last}"), format!("{}.{}@{domain}", slug(first), slug(last))),
    };
    let phone = if dice.below(4) == 0 { String::new() } else { format!("+3319900{:04}", dice.below(10_000)) };
    let day = i32::try_from(millis / 86_400_000).unwrap();
    let balance = if dice.below(3) == 0 { i64::try_from(dice.below(2_000_000)).unwrap() } else { 0 };
    let seen = if dice.below(3) == 0 { Cell::Date(day + i32::try_from(dice.below(300)).unwrap()) } else { Cell::Gap };
    let state = [0, 0, 0, 0, 0, 0, 1, 2, 2, 3][usize::try_from(dice.below(10)).unwrap()];
    Client {
        id,
        texts: [format!("C-{:05}", at + 1), name, contact, email, dice.pick(CITIES).to_owned(), phone],
        others: [
            Cell::Choice(state),
            Cell::Choice(u16::from(dice.below(4) > 0)),
            Cell::Integer(balance),
            Cell::Date(day),
            seen,
            Cell::Flag(dice.below(5) == 0),
        ],
    }
}

fn slug(name: &str) -> String {
    let folded = domain::text::fold(name);
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
