use super::*;
use proptest::prelude::*;

fn first(text: &str) -> Card {
    Cards::new(text.into()).next().unwrap()
}

#[test]
fn reads_folds_escapes_and_old_telephones() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Ren=\r\n=C3=A9e\r\n\
                TEL;CELL;PREF:06 12\r\nNOTE:un\\, deux\\n\r\n  trois\r\nitem1.ADR;TYPE=\"work,pref\":;;1 rue\\; bis;Lyon;;69001;France\r\nEND:VCARD\r\n";
    let cards: Vec<Card> = Cards::new(text.into()).collect();
    assert_eq!(cards.len(), 1);
    let card = &cards[0];
    assert_eq!(card.all("N").next().unwrap().parts(), ["Lefèvre", "Renée"]);
    assert!(card.all("TEL").next().unwrap().is("cell"));
    assert_eq!(card.text("NOTE"), "un, deux\n trois");
    let address = card.all("ADR").next().unwrap();
    assert!(address.is("pref") && address.parts()[2] == "1 rue; bis" && address.group == "item1");
}

#[test]
fn a_line_of_old_cards_keeps_the_space_that_it_goes_on_with() {
    let card =
        first("BEGIN:VCARD\nVERSION:2.1\nNOTE:un\n deux\nORG;ENCODING=QUOTED-PRINTABLE:A=\n B=20=\n C\nEND:VCARD\n");
    assert_eq!((card.text("NOTE").as_str(), card.text("ORG").as_str()), ("un deux", "A B  C"));
    assert_eq!(first("BEGIN:VCARD\nVERSION:4.0\nNOTE:un\n deux\nEND:VCARD\n").text("NOTE"), "undeux");
}

#[test]
fn kinds_preference_and_labels_are_heard() {
    let card = first(
        "BEGIN:VCARD\nVERSION:4.0\nTEL;TYPE=\"work\",\"fax\";PREF=2:1\nTEL;PREF=0;TYPE=home:2\nitem1.TEL:3\nitem1.X-ABLabel:_$!<Mobile>!$_\n\
         item2.EMAIL;type=INTERNET;type=pref:a@b.fr\nitem2.X-ABLabel:Compta\nADR;GEO=\"geo:1;2\";LABEL=\"1: rue; A\":;;1 rue A;;;;\nEND:VCARD\n",
    );
    let phones: Vec<&Property> = card.all("TEL").collect();
    assert!(phones[0].is("fax") && phones[0].is("work") && phones[0].rank() == 2);
    assert!(phones[1].is_private() && !phones[1].is_preferred(), "0 is no rank");
    assert!(phones[2].is("mobile") && phones[2].label.is_empty());
    let email = card.all("EMAIL").next().unwrap();
    assert_eq!((email.label.as_str(), email.rank()), ("Compta", 1));
    let address = card.all("ADR").next().unwrap();
    assert!(address.types.is_empty() && address.parts()[2] == "1 rue A");
}

#[test]
fn a_quote_that_nobody_closes_takes_nothing_with_it() {
    assert_eq!(first("BEGIN:VCARD\nTEL;TYPE=\"work:0102\nFN:Ana\nEND:VCARD\n").text("TEL"), "0102");
}

#[test]
fn all_values_together_tell_their_characters() {
    let card = |name: &str| format!("BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:{name}\nEND:VCARD\n");
    let read = |names: &[&str]| -> Vec<String> {
        Cards::new(names.iter().map(|name| card(name)).collect()).map(|card| card.text("N")).collect()
    };
    assert_eq!(read(&["Lef=E8vre;Zo=E9", "Mus=C3=A9e"]), ["Lefèvre;Zoé", "Musée"]);
    assert_eq!(read(&["Zo=82", "Lef=8Avre", "Ch=83teau", "H=93tel"]), ["Zoé", "Lefèvre", "Château", "Hôtel"]);
}

#[test]
fn a_card_without_end_takes_no_more_than_a_card_may() {
    let many = format!("BEGIN:VCARD\nNOTE;{}:x\n{}", "TYPE=a,a,a;".repeat(1000), "TEL:1\n".repeat(100_000));
    let card = Cards::new(many).next().unwrap();
    assert_eq!(card.properties.len(), MAX_PROPERTIES);
    assert!(card.all("NOTE").next().is_none());
}

#[test]
fn what_is_large_beyond_measure_is_left_out() {
    let long = "x".repeat(MAX_VALUE_BYTES + 1);
    let odd = "=E9".repeat(JUDGED_BYTES);
    let text = format!(
        "BEGIN:VCARD\nFN:Ana\nNOTE:{long}\nORG;ENCODING=QUOTED-PRINTABLE:{odd}\na.X-ABLabel:{long}\na.TEL:1\nEND:VCARD\n"
    );
    let card = first(&text);
    assert_eq!((card.text("FN").as_str(), card.text("NOTE").as_str(), card.text("ORG").as_str()), ("Ana", "", ""));
    assert!(card.all("TEL").next().unwrap().label.is_empty());
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(BEGIN:VCARD|END:VCARD|VERSION:2.1|N|item1\\.|X-ABLabel|PREF=|ENCODING=QUOTED-PRINTABLE|ENCODING=B|[;:=\\\\\"., \r\n]|\\PC){0,80}") {
        for card in Cards::new(text) {
            for property in &card.properties {
                let _ = (property.text(), property.parts());
            }
        }
    }
}
