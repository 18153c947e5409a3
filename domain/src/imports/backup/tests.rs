use super::*;

fn cell<'a>(row: &'a Record, path: &str) -> &'a str {
    let at = COLUMNS.iter().position(|known| *known == path).unwrap();
    row.cells[at].as_str()
}

#[test]
fn a_backup_has_a_row_for_each_contact() {
    let text = r#"{"app_version":"5.10.1","invoices":[{"id":"x","number":"F1"}],"clients":[
        {"id":"a","name":"Roche","number":"0001","country_id":"250","postal_code":"01000","balance":12.5,"custom_value1":"VIP",
         "settings":{"currency_id":"3","language_id":4,"payment_terms":"30"},"is_deleted":false,"archived_at":null,"documents":[]},
        {"id":"b","name":"","number":2,"settings":[],"is_deleted":0,"archived_at":1700000000,"country_id":null}],
        "client_contacts":[{"client_id":"a","first_name":"Ana","email":"ana@roche.example","is_primary":true},
        {"client_id":"a","first_name":"Bob","email":"","phone":"0102030405"},{"client_id":"a","email":""},
        {"client_id":"b","first_name":"Zoé","last_name":"Petit"}]}"#;
    let rows = rows(text.as_bytes()).unwrap();
    let names: Vec<_> =
        rows.iter().map(|row| (cell(row, "fields.name"), cell(row, "contacts[0].first_name"))).collect();
    assert_eq!(names, [("Roche", "Ana"), ("Roche", "Bob"), ("Zoé Petit", "Zoé")]);
    let of = |path| cell(&rows[0], path);
    assert_eq!((of("number"), of("fields.currency"), of("fields.language")), ("0001", "EUR", "fr"));
    assert_eq!(
        (of("addresses[0].country"), of("addresses[0].postal_code"), of("fields.payment_terms")),
        ("FR", "01000", "30")
    );
    assert_eq!((of("state"), cell(&rows[2], "state"), of("custom_value1")), ("active", "archived", "VIP"));
}

#[test]
fn people_name_their_client_by_its_hashed_id() {
    let text = r#"{"clients":[{"id":7,"hashed_id":"VolejRejNm","name":"Roche","shipping_city":"Lyon"},
        {"id":8,"hashed_id":"Wpmbk5ezJn","name":"Petit"}],
        "client_contacts":[{"id":1,"client_id":"VolejRejNm","first_name":"Ana","is_primary":false},
        {"id":2,"client_id":"VolejRejNm","first_name":"Bob","is_primary":true},
        {"id":3,"client_id":"Wpmbk5ezJn","first_name":"Zoé","is_primary":true}]}"#;
    let rows = rows(text.as_bytes()).unwrap();
    let people: Vec<_> =
        rows.iter().map(|row| (cell(row, "fields.name"), cell(row, "contacts[0].first_name"))).collect();
    assert_eq!(people, [("Roche", "Bob"), ("Roche", "Ana"), ("Petit", "Zoé")]);
    let delivery = |row: &Record| cell(row, "addresses[1].is_delivery").to_owned();
    assert_eq!((delivery(&rows[0]), delivery(&rows[2])), ("on".to_owned(), String::new()));
}

#[test]
fn what_is_no_backup_is_refused() {
    for text in ["{}", "{\"invoices\":[]}", "{\"clients\":[{", "{nothing}"] {
        assert_eq!(rows(text.as_bytes()), Err(FieldError::FileKind), "{text}");
    }
    let many = format!("{{\"clients\":[{}{{}}]}}", "{},".repeat(MAX_ROWS as usize));
    assert_eq!(rows(many.as_bytes()), Err(FieldError::TooMany { max: MAX_ROWS }));
}
