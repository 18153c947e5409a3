//! Sheets that people keep, and programs of which there is no table: what everybody's headings and values mean.

use domain::clients::AddressForm;
use domain::imports::{Encoding, Program};
use domain::lists::ListKind;

use super::support::*;

#[test]
fn titles_before_names_and_codes_before_cities_find_their_places() {
    let file = "CLIENT;CONTACT;TEL BUREAU;TEL PORTABLE;MAIL;ADRESSE;CP VILLE;SIRET\n\
        Garage Plein;M. Jean Plein;04.72.00.00.01;06.12.34.56.78;garage@plein.example;1, rue de la Paix;69001 LYON;732 829 320 00074\n\
        Hôtel Île;Mme Zoé Île;0590 27 12 34;0690 12 34 56;hotel@ile.example;Rue du Port;97133 SAINT BARTHELEMY;\n";
    let (_, groups, here) = clients_of(file.as_bytes(), &[]);
    let garage = &named(&groups, "Garage Plein").row.form;
    let person = &garage.contacts[0];
    assert_eq!((person.first_name.as_str(), person.last_name.as_str()), ("Jean", "Plein"));
    assert_eq!(person.civility, here.items[&(ListKind::Civility, "M.".to_owned())].to_string());
    assert_eq!((garage.fields.phone.as_str(), garage.fields.mobile.as_str()), ("04.72.00.00.01", "06.12.34.56.78"));
    let town = |name: &str| {
        let address = &named(&groups, name).row.form.addresses[0];
        (address.postal_code.clone(), address.city.clone(), address.country.clone())
    };
    assert_eq!(town("Garage Plein"), ("69001".into(), "LYON".into(), String::new()));
    assert_eq!(town("Hôtel Île"), ("97133".into(), "SAINT BARTHELEMY".into(), "BL".into()));
    assert!(groups.iter().all(|group| group.row.asides.is_empty() && parsed(group).is_ok()));
}

#[test]
fn headings_that_are_written_as_one_word_are_read() {
    let file = "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,PhoneNumber,MobileNumber,TaxNumber,Website\n\
        Xero Ltd,X-1,a@xero.example,Ann,Lee,0113 496 0001,07700 900123,GB123456789,x.example\n";
    let (program, groups, _) = clients_of(file.as_bytes(), &[]);
    assert_eq!((program, groups.len()), (Program::Other, 1));
    let form = &groups[0].row.form;
    let fields = &form.fields;
    assert_eq!(
        (form.number.as_str(), fields.email.as_str(), fields.mobile.as_str()),
        ("X-1", "a@xero.example", "07700 900123")
    );
    assert_eq!((fields.phone.as_str(), fields.vat_number.as_str()), ("0113 496 0001", "GB123456789"));
    assert_eq!((form.contacts[0].first_name.as_str(), form.contacts[0].last_name.as_str()), ("Ann", "Lee"));
}

#[test]
fn what_guards_a_value_in_other_programs_is_no_part_of_it() {
    let file = "First Name,Last Name,Company,Address1,City,Province,Country,Zip,Phone,Tags\n\
        Ana,Shop,Shop Inc,1 Main St,Toronto,Ontario,Canada,'M5V 2T6,'+14165550143,\"\"\"VIP\"\",\"\"Presse\"\"\"\n";
    let (_, groups, here) = clients_of(file.as_bytes(), &[]);
    let form = &groups[0].row.form;
    assert_eq!((form.addresses[0].postal_code.as_str(), form.addresses[0].province.as_str()), ("M5V 2T6", "ON"));
    assert_eq!(form.contacts[0].direct_phone, "+14165550143");
    let mut tags: Vec<&str> =
        here.items.keys().filter(|(kind, _)| *kind == ListKind::Tag).map(|(_, label)| label.as_str()).collect();
    tags.sort_unstable();
    assert_eq!(tags, ["Presse", "VIP"]);
}

#[test]
fn where_wave_says_whether_there_is_an_address_none_is_made_of_it() {
    let file = "customer_name,email,contact_first_name,contact_last_name,customer_currency,account_number,phone,\
        address_line_1,city,postal_code/zip_code,country,shipping_address,ship-to_contact,ship-to_country,\
        ship-to_province/state,ship-to_address_line_1,ship-to_city,ship-to_postal_code/zip_code,delivery_instructions\n\
        Wave Inc,w@wave.example,Ann,Wave,CAD,W-1,514 555-0101,1 rue A,Montréal,H2X 1Y4,Canada,True,Ann,Canada,Ontario,\
        2 Bay St,Toronto,M5V 2T6,Ring twice\n";
    let (program, groups, _) = clients_of(file.as_bytes(), &[]);
    assert_eq!(program, Program::Wave);
    let addresses = &groups[0].row.form.addresses;
    assert_eq!(addresses.iter().map(|address| address.line1.as_str()).collect::<Vec<_>>(), ["1 rue A", "2 Bay St"]);
    assert_eq!((addresses[1].city.as_str(), addresses[1].is_delivery.as_str()), ("Toronto", "on"));
}

/// Titles above the headings, tabs, UTF-16, several people of one company, telephones of territories.
#[test]
fn a_sheet_of_the_territories_in_utf_16_makes_a_client_of_each_company() {
    let text = "Liste des contacts\t\t\t\t\t\t\nÉdité le 3 mars\t\t\t\t\t\t\n\
        Entreprise\tNom du contact\tE-mail\tTéléphone fixe\tTéléphone mobile\tCode postal\tVille\n\
        Alizé SARL\tLéa Roy\tlea@alize.example\t0596 12 34 56\t0696 12 34 56\t97200\tFort-de-France\n\
        Alizé SARL\tLuc Roy\tluc@alize.example\t0596 12 34 57\t0696 12 34 57\t97200\tFort-de-France\n\
        Mayotte Plus\tAli Bacar\tali@mayotte.example\t0269 61 12 34\t0639 12 34 56\t97600\tMamoudzou\n";
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!((open(&bytes).encoding, open(&bytes).separator), (Encoding::Utf16Le, '\t'));
    let (_, groups, _) = clients_of(&bytes, &[]);
    assert_eq!(groups.len(), 2);
    let alize = parsed(named(&groups, "Alizé SARL")).unwrap();
    let mobiles: Vec<_> = alize.contacts.iter().map(|contact| contact.mobile.as_ref().unwrap().as_str()).collect();
    assert_eq!(mobiles, ["+596696123456", "+596696123457"]);
    let mayotte = parsed(named(&groups, "Mayotte Plus")).unwrap();
    assert_eq!(mayotte.contacts[0].mobile.as_ref().unwrap().as_str(), "+262639123456");
    assert_eq!(mayotte.addresses[0].country.as_str(), "YT");
}

/// Salesforce's accounts: a parent by its name, and both postal codes.
#[test]
fn a_company_below_another_is_linked_by_its_name() {
    let file = "Account Name,Account Number,Billing Street,Billing City,Billing Zip/Postal Code,Billing Country,\
        Shipping Street,Shipping City,Shipping Zip/Postal Code,Shipping Country,Phone,Parent Account\n\
        Force Ltd,F-1,1 High Street,London,SW1A 1AA,United Kingdom,2 Dock Rd,Bristol,BS1 4DJ,United Kingdom,020 7946 0958,\n\
        Force Paris,F-2,1 rue A,Paris,75001,France,,,,,01 44 00 00 01,Force Ltd\n";
    let (_, groups, _) = clients_of(file.as_bytes(), &[]);
    let force = &named(&groups, "Force Ltd").row.form;
    assert_eq!(
        force.addresses.iter().map(|address| address.postal_code.as_str()).collect::<Vec<_>>(),
        ["SW1A 1AA", "BS1 4DJ"]
    );
    assert_eq!(named(&groups, "Force Paris").row.links, [("parent", "Force Ltd".to_owned())]);
}

/// Windows-1252, titles above the headings, and values as people write them: each row comes in, and one value is to be checked.
#[test]
fn odd_values_of_a_sheet_with_titles_refuse_nobody() {
    let text = "Clients de l’atelier, édités le 03/11/2026;;;;;\r\n;;;;;\r\n\
        Raison sociale;Téléphone;E-mail;N° TVA;Code postal;Pays\r\n\
        Étrange Cœur;01 02 03 04 05 poste 4;<compta@etrange.example>;44732829320;=\"01000\";France\r\n\
        Étrange Île;0692 12 34 56;néant;N/A;97400;France\r\n\
        Étrange Hasard;appeler le standard;mailto:h@etrange.example;-;69001.0;Royaume Uni\r\n";
    let byte = |letter: char| match letter {
        '’' => 0x92,
        'œ' => 0x9C,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    let bytes: Vec<u8> = text.chars().map(byte).collect();
    assert_eq!(open(&bytes).encoding, Encoding::Windows1252);
    let (_, groups, _) = clients_of(&bytes, &[]);
    assert_eq!(groups.len(), 3);
    let heart = parsed(named(&groups, "Étrange Cœur")).unwrap();
    assert_eq!(heart.data.email.as_ref().unwrap().as_str(), "compta@etrange.example");
    assert_eq!(heart.data.vat_number.as_ref().unwrap().as_str(), "FR44732829320");
    assert_eq!(heart.addresses[0].postal_code.as_ref().unwrap().as_str(), "01000");
    assert!(heart.data.private_notes.as_ref().unwrap().as_str().contains("poste 4"));
    let island = parsed(named(&groups, "Étrange Île")).unwrap();
    assert_eq!((island.data.phone.as_ref().unwrap().as_str(), &island.data.email), ("+262692123456", &None));
    let chance = parsed(named(&groups, "Étrange Hasard")).unwrap();
    assert_eq!(chance.addresses[0].country.as_str(), "GB");
    assert_eq!(groups.iter().map(|group| group.row.to_check()).collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn a_title_makes_a_person_of_a_client() {
    let file = "Code;Civilité;Nom;Adresse 1 (facturation);Code postal (facturation);Famille clients\n\
        C1;SARL;ALPHA;1 rue A;01000;PRO\nC2;Monsieur;MARTIN Jean;2 rue B;69001;PART\n";
    let (program, groups, here) = clients_of(file.as_bytes(), &[]);
    assert_eq!(program, Program::Ebp);
    let alpha = &named(&groups, "ALPHA").row.form;
    assert_eq!((alpha.fields.legal_form.as_str(), alpha.contacts.len()), ("SARL", 0));
    let martin = &named(&groups, "MARTIN Jean").row.form;
    assert_eq!((martin.fields.legal_form.as_str(), martin.fields.kind.as_str()), ("", "individual"));
    let person = &martin.contacts[0];
    assert_eq!((person.first_name.as_str(), person.last_name.as_str()), ("Jean", "MARTIN"));
    assert_eq!(person.civility, here.items[&(ListKind::Civility, "Monsieur".to_owned())].to_string());
    let (_, groups, _) = clients_of("Nom;Ville\nM. Jean DUPONT;Bourg\nMr Bricolage;Lyon\n".as_bytes(), &[]);
    let kind = |name: &str| named(&groups, name).row.form.fields.kind.clone();
    assert_eq!((kind("M. Jean DUPONT").as_str(), kind("Mr Bricolage").as_str()), ("individual", ""));
}

#[test]
fn an_address_in_one_cell_and_ids_of_places_are_understood() {
    let file = "Nom;Adresse;Province\nA SARL;12 rue des Lilas, 69001 Lyon;\n\
        B inc.;\"1 rue A\nMontréal QC H2X 1Y4\nCanada\";\n";
    let (_, groups, _) = clients_of(file.as_bytes(), &[]);
    let place = |name: &str| {
        let address = &named(&groups, name).row.form.addresses[0];
        let AddressForm { line1, postal_code, city, province, country, .. } = address.clone();
        [line1, postal_code, city, province, country]
    };
    assert_eq!(place("A SARL"), ["12 rue des Lilas", "69001", "Lyon", "", ""]);
    assert_eq!(place("B inc."), ["1 rue A", "H2X 1Y4", "Montréal", "QC", "CA"]);
    let (_, groups, _) = clients_of("Nom;Code postal;Province\nC inc.;M5H 1A1;Ont.\n".as_bytes(), &[]);
    assert_eq!(named(&groups, "C inc.").row.form.addresses[0].province, "ON");
    let odoo = "Name,Is a Company,City,country_id/id,state_id/id\nGrange,True,Bruxelles,base.be,\nRoy,True,Laval,base.ca,base.state_ca_qc\n";
    let (program, groups, _) = clients_of(odoo.as_bytes(), &[]);
    assert_eq!(program, Program::Odoo);
    let by_id = "id,name,is_company,parent_id/id,email,function\n\
        a.8,Luc Morin,False,a.7,luc@x.example,Acheteur\na.7,Grange SARL,True,,grange@x.example,\n\
        a.9,Zoé Blin,False,a.7,zoe@x.example,\na.10,Jean Seul,False,a.99,jean@x.example,\n";
    let (_, of_ids, _) = clients_of(by_id.as_bytes(), &[]);
    let people = |name: &str| {
        let people = &named(&of_ids, name).row.form.contacts;
        people.iter().map(|person| person.first_name.clone()).collect::<Vec<_>>()
    };
    assert_eq!((of_ids.len(), people("Grange SARL")), (2, vec!["Luc".to_owned(), "Zoé".to_owned()]));
    let country = |name: &str| named(&groups, name).row.form.addresses[0].country.clone();
    assert_eq!((country("Grange").as_str(), country("Roy").as_str()), ("BE", "CA"));
    assert_eq!(named(&groups, "Roy").row.form.addresses[0].province, "QC");
}
