use super::*;

fn code(called: &str) -> Option<&'static str> {
    country(called).map(|(country, _)| country.as_str())
}

#[test]
fn each_country_has_its_words_and_no_word_two_countries() {
    let all = [africa::AFRICA, americas::AMERICAS, asia::ASIA, europe::EUROPE, oceania::OCEANIA];
    let rows: Vec<&Called> = all.into_iter().flatten().collect();
    assert_eq!(rows.len(), Country::all().len());
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for (code, three, words) in rows {
        assert!(Country::parse(code).is_ok() && three.len() == 3, "{code}");
        for word in words.iter().chain([three]) {
            assert_eq!(key(word), *word, "{code}: as it is looked up");
            assert_eq!(seen.insert(word, code), None, "{code}: {word}");
        }
    }
}

#[test]
fn countries_are_known_by_any_usual_name() {
    for (called, expected) in [
        ("FRANCE", "FR"),
        ("France métropolitaine", "FR"),
        ("Réunion", "RE"),
        ("L’Île de La Réunion", "RE"),
        ("Guyane", "GF"),
        ("Guyana", "GY"),
        ("Royaume Uni", "GB"),
        ("UK", "GB"),
        ("R.-U.", "GB"),
        ("Angleterre", "GB"),
        ("Cote d’Ivoire", "CI"),
        ("U.S.A.", "US"),
        ("É.-U.", "US"),
        ("United States of America (the)", "US"),
        ("FRA", "FR"),
        ("deu", "DE"),
        ("Deutschland", "DE"),
        ("België", "BE"),
        ("Belgique / België", "BE"),
        ("FR - France", "FR"),
        ("France (FR)", "FR"),
        ("Congo", "CG"),
        ("RDC", "CD"),
        ("R.D.C.", "CD"),
        ("Congo, the Democratic Republic of the", "CD"),
        ("Iran, Islamic Republic of", "IR"),
        ("Korea, Republic of", "KR"),
        ("Korea, Democratic People's Republic of", "KP"),
        ("Republic of Poland", "PL"),
        ("Royaume du Danemark", "DK"),
        ("United Mexican States", "MX"),
        ("Republic of China", "TW"),
        ("B", "BE"),
        ("D", "DE"),
        ("EL", "GR"),
        ("Viet Nam", "VN"),
        ("Türkiye", "TR"),
        ("St-Barthélemy", "BL"),
        ("française", "FR"),
        ("Canadian", "CA"),
        ("Néerlandaise", "NL"),
        ("Bretagne", "FR"),
        ("Guadeloupe - France", "GP"),
        ("France (La Réunion)", "RE"),
        ("Outre-mer", "FR"),
        ("RU", "RU"),
    ] {
        assert_eq!(code(called), Some(expected), "{called}");
    }
    for called in ["", "-", "Lyon", "Europe", "Belgique / France", "x"] {
        assert_eq!(code(called), None, "{called}");
    }
}

#[test]
fn a_province_stands_for_its_country() {
    let quebec = Province::parse(Country::CANADA, "QC").unwrap();
    assert_eq!(country("Québec"), Some((Country::CANADA, Some(quebec))));
    assert_eq!(country("Canada"), Some((Country::CANADA, None)));
}

#[test]
fn provinces_are_known_long_and_short() {
    for (called, expected) in [
        ("QC", "QC"),
        ("Qué.", "QC"),
        ("N.-B.", "NB"),
        ("N.-É.", "NS"),
        ("Î.-P.-É.", "PE"),
        ("T.-N.-L.", "NL"),
        ("Ont.", "ON"),
        ("C.-B.", "BC"),
        ("Terre-Neuve-et-Labrador", "NL"),
        ("Quebec (CA)", "QC"),
    ] {
        assert_eq!(province(Country::CANADA, called).map(Province::as_str), Some(expected), "{called}");
    }
    assert_eq!(province(Country::UNITED_STATES, "N.Y.").map(Province::as_str), Some("NY"));
    assert_eq!(province(Country::UNITED_STATES, "Québec"), None);
    assert_eq!(province(Country::FRANCE, "Bretagne"), None);
}

#[test]
fn a_department_says_what_the_postal_code_says() {
    for (called, code) in
        [("Rhône", "69001"), ("69", "69001"), ("1", "01000"), ("2A", "20000"), ("Île-de-France", "75001")]
    {
        assert!(is_said_by_code(called, code), "{called} {code}");
    }
    for (called, code) in [("Rhône", "75001"), ("Rhône", ""), ("38", "69001"), ("Bavière", "69001")] {
        assert!(!is_said_by_code(called, code), "{called} {code}");
    }
}
