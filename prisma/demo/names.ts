import type { Random } from "../random.ts";

const given = [
  "Aaliyah", "Adaeze", "Agnieszka", "Ahmed", "Aigul", "Akua", "Alejandra", "Ananya", "Anders", "Andrei", "Anh", "Anouk", "Aoife", "Arjun", "Asel",
  "Beatriz", "Bilal", "Bram", "Camille", "Caoimhe", "Chiara", "Chidi", "Dagný", "Daniela", "Dario", "Dilnoza", "Ebba", "Eitan", "Elif", "Emeka",
  "Esi", "Fatima", "Filip", "Giulia", "Grace", "Hamid", "Hana", "Haruto", "Hye-jin", "Ibrahim", "Idris", "Ingrid", "Isabel", "Ishaan", "Jakub",
  "Jamila", "Jing", "João", "Jordan", "Kaito", "Kateryna", "Kwame", "Lea", "Leila", "Lerato", "Li Na", "Luca", "Maja", "Malik", "Margarida",
  "Mariam", "Mateo", "Mihai", "Minh", "Nadia", "Naledi", "Niamh", "Nikhil", "Ólafur", "Omar", "Paulina", "Priya", "Quynh", "Rafael", "Rania",
  "Rohan", "Rosa", "Saoirse", "Seo-yeon", "Simon", "Siobhán", "Sofía", "Stella", "Tariq", "Thandiwe", "Theo", "Tomás", "Uchenna", "Valentina",
  "Vikram", "Wanjiru", "Wei", "Yael", "Yara", "Zainab", "Zofia",
];
const family = [
  "Abdi", "Abe", "Acheampong", "Adebayo", "Alvarez", "Amsalem", "Andersson", "Aydın", "Banerjee", "Barros", "Benali", "Bergström", "Bianchi",
  "Boateng", "Botha", "Brennan", "Castillo", "Černý", "Chaudhry", "Chen", "Cohen", "Costa", "D’Angelo", "Dang", "de Vries", "Diallo", "Dlamini",
  "Dubois", "Eriksen", "Eze", "Farah", "Fernando", "Fischer", "Gallagher", "García", "Gonçalves", "Gupta", "Haddad", "Hakimi", "Hansen", "Horvat",
  "Huang", "Ibáñez", "Ito", "Ivanova", "Jansen", "Jiménez", "Jónsson", "Kamau", "Kaplan", "Karimov", "Kaya", "Keller", "Khan", "Kim", "Kovács",
  "Kowalczyk", "Kumar", "Larsen", "Le", "Lindgren", "López", "Mahlangu", "Martins", "Mbeki", "Moreau", "Mutua", "Nair", "Nakamura", "Ndiaye",
  "Nguyễn", "Novák", "Nowak", "O’Brien", "Odhiambo", "Okafor", "Olsen", "Osei", "Park", "Patel", "Petrov", "Popescu", "Quispe", "Rahman", "Reyes",
  "Romano", "Rossi", "Sato", "Schneider", "Sharma", "Silva", "Simić", "Suleiman", "Tanaka", "Tesfaye", "Torres", "van den Berg", "Wang", "Weiss",
  "Williams", "Yamamoto", "Yılmaz", "Zhang", "Zulu",
];
const places = [
  "", "", "", "Independent", "Independent", "ETH Zürich", "University of Cape Town", "Universidad de Chile", "IIT Madras", "McGill University",
  "University of Nairobi", "Charles University", "KAIST", "University of Warsaw", "TU Delft", "University of Lagos", "Tsinghua University",
  "University of São Paulo", "University of Edinburgh", "Bilkent University", "National University of Singapore", "University of Waterloo",
  "Ashesi University", "Vietnam National University", "A start-up", "A hospital trust", "Civil service",
];

export type Who = { name: string; email: string; affiliation: string };

/** An invented applicant; `tag` keeps addresses apart. */
export function who(random: Random, tag: string): Who {
  const name = `${random.pick(given)} ${random.pick(family)}`;
  const local = name
    .normalize("NFKD")
    .replace(/[^a-zA-Z ]/g, "")
    .toLowerCase()
    .replace(/ +/g, ".");
  return { name, email: `${local}.${tag}@example.org`, affiliation: random.pick(places) };
}
