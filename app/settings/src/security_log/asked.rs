//! What is asked of the log, as its address says it.

use domain::security_log::{LogQuery, Topic};

/// Where the log is.
pub const PATH: &str = "/settings/security-log";

/// What an address asks for; what makes no sense in it is not asked.
pub fn read(get: impl Fn(&str) -> Option<String>) -> LogQuery {
    LogQuery {
        topic: get("topic").and_then(|topic| Topic::parse(&topic).ok()),
        actor: get("actor").and_then(|actor| actor.parse().ok()),
        before: get("before").and_then(|before| before.parse().ok()),
    }
}

/// The address of the page that shows it.
pub fn page(query: LogQuery) -> String {
    format!("{PATH}{}", written(query))
}

/// The address of the file with all of it, whichever page is shown.
pub fn export(query: LogQuery) -> String {
    format!("/api/security-log/export.csv{}", written(LogQuery { before: None, ..query }))
}

fn written(query: LogQuery) -> String {
    let values = [
        ("topic", query.topic.map(|topic| topic.as_str().to_owned())),
        ("actor", query.actor.map(|actor| actor.to_string())),
        ("before", query.before.map(|before| before.to_string())),
    ];
    let values: Vec<String> =
        values.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
    if values.is_empty() { String::new() } else { format!("?{}", values.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked() {
        let actor = "01890a5d-ac96-774b-bcce-b302099a8057";
        let query = LogQuery { topic: Some(Topic::Users), actor: actor.parse().ok(), before: Some(12) };
        let address = page(query);
        assert_eq!(address, format!("{PATH}?topic=users&actor={actor}&before=12"));
        let values: Vec<(&str, &str)> =
            address.split_once('?').unwrap().1.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let get = |name: &str| values.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(read(get), query);
        assert_eq!(read(|_| Some("?".to_owned())), LogQuery::default());
        assert_eq!(page(LogQuery::default()), PATH);
    }
}
