//! What kept files are called: a name ends as what the file is, whatever it was called where it came from. Who saves it opens it with what
//! is for it.

use domain::text::Text;

use super::problem::Problem;

/// The longest name, in characters.
const LONGEST: usize = 200;

/// The name of a file of that content.
pub fn called(name: &str, content_type: &str) -> Result<Text<200>, Problem> {
    Text::parse(&ending_as(name, content_type)).map_err(Problem::file)
}

/// A name with the ending of a content that we know, behind what stands there where that says something else.
fn ending_as(name: &str, content_type: &str) -> String {
    let endings: &[&str] = match content_type {
        "image/png" => &["png"],
        "image/jpeg" => &["jpg", "jpeg", "jpe", "jfif"],
        "image/webp" => &["webp"],
        "image/gif" => &["gif"],
        "application/pdf" => &["pdf"],
        _ => &[],
    };
    let Some(usual) = endings.first() else { return name.to_owned() };
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if endings.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return name.to_owned();
    }
    let rest: String = name.chars().take(LONGEST - usual.len() - 1).collect();
    format!("{rest}.{usual}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_as_what_the_file_is() {
        for (name, content_type, called) in [
            ("logo.PNG", "image/png", "logo.PNG"),
            ("photo.jpeg", "image/jpeg", "photo.jpeg"),
            ("photo.jpg", "image/webp", "photo.jpg.webp"),
            ("ticket.html", "application/pdf", "ticket.html.pdf"),
            ("Plan v1.2", "application/pdf", "Plan v1.2.pdf"),
            ("logo", "image/gif", "logo.gif"),
            ("plan.dwg", "application/octet-stream", "plan.dwg"),
        ] {
            assert_eq!(ending_as(name, content_type), called);
        }
        let long = ending_as(&"é".repeat(200), "image/png");
        assert!(long.chars().count() == 200 && long.ends_with("é.png") && called(&long, "image/png").is_ok());
    }
}
